// @ts-check
// Defines the element, and adds one to each box with our class, for pages that cannot write the
// tag.

import { VERSION } from "./build.js";
import { RecoveryCalculator } from "./element.js";
import { ATTRIBUTES, BOX_SLOT, SLOTS, TAG } from "./names.js";

const BOX = `div.${TAG}`;

/**
 * The planner of each box.
 * @type {WeakMap<Element, Element>}
 */
const planners = new WeakMap();

/**
 * Copies an attribute of a box to its planner. Only known names count, because a CMS may allow any
 * `data-` attribute, such as `data-onclick`.
 * @param {Element} planner
 * @param {Attr} attribute
 */
function giveAttribute(planner, { name, value }) {
  const own = name.replace("data-", "");
  if (own !== name && ATTRIBUTES.includes(own)) planner.setAttribute(own, value);
}

/**
 * Adds the element to `<div class="recovery-calculator" data-config="…">…</div>`. The box and its
 * children stay in place, because a framework that rendered them will look for them when it updates
 * or removes them. So slots of the box show or hide them.
 * @param {Element} box
 */
function fill(box) {
  const planner = planners.get(box) ?? box.querySelector(`:scope > [slot=${BOX_SLOT}]`) ?? document.createElement(TAG);
  planners.set(box, planner);
  for (const attribute of box.attributes) giveAttribute(planner, attribute);
  planner.slot = BOX_SLOT;
  if (!box.shadowRoot) {
    const slots = [SLOTS[0], BOX_SLOT, "", SLOTS[1]].map((name) => Object.assign(document.createElement("slot"), { name }));
    box.attachShadow({ mode: "open" }).append(...slots);
  }
  if (planner.parentNode !== box) box.append(planner);
}

/**
 * Activates the boxes within a node. A box around a planner of the page, or inside one, is only a
 * box.
 * @param {Node} node
 */
function fillBoxes(node) {
  const within = /** @type {Partial<Element>} */ (node).querySelectorAll?.(BOX) ?? [];
  for (const box of [/** @type {Element} */ (node), ...within]) {
    const isOurs = box.matches?.(BOX) && box.isConnected && !box.closest(TAG) && !box.querySelector(`${TAG}:not([slot=${BOX_SLOT}])`);
    if (isOurs && !(box.shadowRoot && box.querySelector(TAG))) fill(box);
  }
}

/** Activates all present and future boxes. */
function watchBoxes() {
  fillBoxes(document);
  new MutationObserver((records) => {
    for (const { target, addedNodes, attributeName } of records) {
      const box = /** @type {Element} */ (target);
      if (attributeName) {
        const planner = planners.get(box);
        const attribute = box.getAttributeNode(attributeName);
        if (planner && attribute) giveAttribute(planner, attribute);
        else planner?.removeAttribute(attributeName.slice(5));
        continue;
      }
      addedNodes.forEach(fillBoxes);
      // A framework that replaces the content of a box does not mean to remove the planner.
      if (addedNodes.length && planners.has(box)) fillBoxes(box);
    }
  }).observe(document, { childList: true, subtree: true, attributeFilter: ATTRIBUTES.map((name) => `data-${name}`) });
}

/**
 * Defines the element under a tag; a tag that is taken stays as it is.
 * @param {string} [tag]
 * @returns {typeof RecoveryCalculator}
 */
export function define(tag = TAG) {
  const taken = /** @type {typeof RecoveryCalculator | undefined} */ (customElements.get(tag));
  if (taken) {
    console.info(`recovery-calculator: duplicate-define: <${tag}> is defined already (version ${taken.version}); this copy is ${VERSION}`);
    return taken;
  }
  const Defined = tag === TAG ? RecoveryCalculator : class extends RecoveryCalculator {};
  customElements.define(tag, Defined);
  if (tag === TAG) {
    // Not before the children of the boxes are parsed too.
    if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watchBoxes, { once: true });
    else watchBoxes();
  }
  return Defined;
}
