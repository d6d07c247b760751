// @ts-check
// Detects a planner's tag without an end tag, which then contains the rest of the page.

import { boxOf } from "./page_context.js";
import { PlannerError } from "./planner_error.js";

/** Elements that rarely occur within a planner, and how many of them are suspicious. */
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
