// @ts-check
// Recognises a planner's tag that was written without its end, and so contains the rest of the page.

import { boxOf } from "./page_context.js";
import { PlannerError } from "./planner_error.js";

/** What hardly stands within a planner, and how much of it. */
const OF_PAGE = "h1, h2, main, header, footer, nav, section, article, form, iframe, script[src]";
const MANY = 8;

/** @param {HTMLElement} host */
export function unclosedTagError(host) {
  const box = boxOf(host);
  const isUnclosed = !box.nextElementSibling && (box.children.length > MANY || box.querySelector(OF_PAGE));
  return isUnclosed
    ? new PlannerError("self-closing", "start", `write </${host.localName}> at its end: HTML does not end a tag by "/>", and takes the rest of the page into it`)
    : undefined;
}
