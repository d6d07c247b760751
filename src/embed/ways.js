// The ways onto a page besides the tag itself: another tag, and a class where a CMS strips tags.

const PLACE = `div.${TAG}`;
/** What `data-` may set: with any name, a CMS that lets `data-onclick` pass would let it run. */
const GIVEN = [...OBSERVED, "loading", "base"];

/** The planner that was made for each box. */
const made = new WeakMap();

/** Takes an attribute of the box over, if `data-` may set it. */
function give(planner, { name, value }) {
  const own = name.replace("data-", "");
  if (own !== name && GIVEN.includes(own)) planner.setAttribute(own, value);
}

/**
 * Puts the element into `<div class="recovery-calculator" data-config="…">…</div>`. The box and its
 * children stay the page's own, in their places: a framework that has made them will look for them
 * there when it changes or removes them. So they are shown, or not, by slots of the box.
 */
function fill(box) {
  const planner = made.get(box) ?? box.querySelector(`:scope > [slot=${BOXED}]`) ?? document.createElement(TAG);
  made.set(box, planner);
  for (const attribute of box.attributes) give(planner, attribute);
  planner.slot = BOXED;
  if (!box.shadowRoot) {
    const slots = [SLOTS[0], BOXED, "", SLOTS[1]].map((name) => Object.assign(document.createElement("slot"), { name }));
    box.attachShadow({ mode: "open" }).append(...slots);
  }
  if (planner.parentNode !== box) box.append(planner);
}

/** Fills the boxes within a node. A box around a planner of the page, or in one, is only a box. */
function activate(node) {
  for (const box of [node, ...(node.querySelectorAll?.(PLACE) ?? [])]) {
    const isPlace = box.matches?.(PLACE) && box.isConnected && !box.closest(TAG) && !box.querySelector(`${TAG}:not([slot=${BOXED}])`);
    if (isPlace && !(box.shadowRoot && box.querySelector(TAG))) fill(box);
  }
}

/** Fills the boxes that there are and those that come later; not before their children are there too. */
function watch() {
  activate(document);
  new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      if (attributeName) {
        const planner = made.get(target);
        const attribute = target.getAttributeNode(attributeName);
        if (planner && attribute) give(planner, attribute);
        else planner?.removeAttribute(attributeName.slice(5));
        continue;
      }
      addedNodes.forEach(activate);
      // Whoever writes a box anew, as frameworks do with a text, does not mean the planner.
      if (addedNodes.length && made.has(target)) activate(target);
    }
  }).observe(document, { childList: true, subtree: true, attributeFilter: GIVEN.map((name) => `data-${name}`) });
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
