// @ts-check
// The page in the frame: one planner with the options in the fragment. It posts its height to the
// outer page and, once that page has said hello, its events.

import "./recovery-calculator.js";
import { ATTRIBUTES, EVENTS, TAG } from "./names.js";

const isFramed = parent !== window;
/**
 * The origin of the outer page, from its hello message.
 * @type {string | undefined}
 */
let parentOrigin;
/** @type {object[]} */
const waiting = [];
/** The latest answers from the address of the outer page. */
let link = "";

/**
 * @param {object} message
 * @param {string} to an origin
 */
function post(message, to) {
  if (isFramed) parent.postMessage({ rcv: 1, ...message }, to);
}

/** The height alone reveals nothing, so any page may receive it. */
function postHeight() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  post({ height, isNew: !parentOrigin }, "*");
}

addEventListener("message", ({ source, origin, data }) => {
  // An opaque origin cannot be a target.
  if (!isFramed || source !== parent || data?.rcv !== 1 || !data.hello || origin === "null") return;
  parentOrigin = origin;
  adapt(data);
  postHeight();
  for (const message of waiting.splice(0)) post(message, origin);
});

/**
 * Posts only to a page that has said hello.
 * @param {object} message
 */
function postToParent(message) {
  if (parentOrigin) post(message, parentOrigin);
  else waiting.push(message);
}

/**
 * Applies the outer page's look, opens its link, and stores its URL for shared links.
 * @param {{ look?: { [name: string]: unknown }, page?: unknown, link?: unknown }} hello
 */
function adapt({ look, page, link: given }) {
  for (const name of /** @type {const} */ (["fontFamily", "colorScheme"])) {
    const value = look?.[name];
    if (typeof value === "string") document.documentElement.style[name] = value;
  }
  // A page can only pass URLs of its own site.
  if (typeof page === "string" && page.startsWith(`${parentOrigin}/`)) planner.dataset.page = page;
  if (typeof given !== "string" || !given || given === link) return;
  link = given;
  const others = location.hash.slice(1).split("&").filter((pair) => pair && !pair.startsWith("rcv"));
  // Safari fires no event when a frame's fragment is replaced.
  history.replaceState(history.state, "", `#${[...others, given].join("&")}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

for (const event of EVENTS.map((name) => `rcv-${name}`)) {
  document.addEventListener(event, (dispatched) => postToParent({ event, detail: /** @type {CustomEvent} */ (dispatched).detail }));
}

// With `analytics` in the configuration the planner pushes here, because the outer page's layer is
// out of reach.
/** @type {any} */ (window).dataLayer = { push: (/** @type {unknown} */ layer) => postToParent({ layer }) };

const options = new URLSearchParams(location.hash.slice(1));
const planner = document.createElement(TAG);
for (const name of ATTRIBUTES) {
  const value = options.get(name);
  if (value !== null) planner.setAttribute(name, value);
}
planner.addEventListener("rcv-ready", (event) => { document.documentElement.lang = /** @type {CustomEvent} */ (event).detail.lang; });
document.body.style.margin = "0";
document.body.append(planner);
new ResizeObserver(postHeight).observe(document.documentElement);
