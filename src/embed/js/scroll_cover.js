// @ts-check
// Measures how far a fixed header of the page covers the top of the viewport.

import { drawnAround } from "./page_context.js";

/**
 * The height in pixels, from the top of the planner's scroll container.
 * @param {HTMLElement} host
 */
export function coveredHeight(host) {
  /** @type {Set<Element>} */
  const outer = new Set();
  let top = 0;
  for (let at = /** @type {Element | undefined} */ (host); at; at = drawnAround(at)) {
    outer.add(at);
    const isScroller = !top && at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (isScroller) top = Math.max(0, at.getBoundingClientRect().top);
  }
  const { left, width } = host.getBoundingClientRect();
  let edge = top;
  for (let bar = 0; bar < 4; bar++) {
    let over = /** @type {Element | null | undefined} */ (document.elementFromPoint(left + width / 2, edge));
    while (over && !outer.has(over) && !/fixed|sticky/.test(getComputedStyle(over).position)) over = drawnAround(over);
    const bottom = over && !outer.has(over) ? over.getBoundingClientRect().bottom : 0;
    // An element that covers half the viewport is not a header.
    if (bottom <= edge || bottom > innerHeight / 2) break;
    edge = bottom;
  }
  return Math.ceil(edge - top);
}
