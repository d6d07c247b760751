// The ways onto a page besides the tag itself: another tag, and a class where a CMS strips tags.

const TAG = "recovery-calculator";
const PLACE = `div.${TAG}`;
/** What `data-` may set: with any name, a CMS that lets `data-onclick` pass would let it run. */
const GIVEN = [...OBSERVED, "loading", "base"];

/** Turns `<div class="recovery-calculator" data-config="…">…</div>` into the element. */
function turn(div) {
  const made = document.createElement(TAG);
  for (const attribute of div.attributes) {
    // Refused by a strict policy as an attribute, not as a property.
    if (attribute.name !== "style") made.setAttributeNode(attribute.cloneNode());
    const name = attribute.name.replace("data-", "");
    if (name !== attribute.name && GIVEN.includes(name)) made.setAttribute(name, attribute.value);
  }
  made.style.cssText = div.style.cssText;
  made.append(...div.childNodes);
  div.replaceWith(made);
}

/** Turns what there is within a node. A box around a planner, or in one, is only a box. */
function activate(node) {
  for (const div of [node, ...(node.querySelectorAll?.(PLACE) ?? [])]) {
    if (div.matches?.(PLACE) && div.isConnected && !div.closest(TAG) && !div.querySelector(TAG)) turn(div);
  }
}

/** Turns what is there and what comes later; not before its children are there too. */
function watch() {
  activate(document);
  new MutationObserver((records) => {
    for (const { addedNodes } of records) addedNodes.forEach(activate);
  }).observe(document, { childList: true, subtree: true });
}

/** Defines the element under a tag; a tag that is taken stays as it is. */
export function define(tag = TAG) {
  const taken = customElements.get(tag);
  if (taken) {
    console.info(`recovery-calculator: duplicate-define: <${tag}> is defined already (version ${taken.version}); this copy is ${RCV_VERSION}`);
    return taken;
  }
  const Defined = tag === TAG ? RecoveryCalculator : class extends RecoveryCalculator {};
  customElements.define(tag, Defined);
  if (tag === TAG) {
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch, { once: true });
    else watch();
  }
  return Defined;
}

define();
export { RecoveryCalculator };
