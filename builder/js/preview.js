// @ts-check
// The page in the builder's frame: the real element on the ground that the builder asks for.

import "./../recovery-calculator.js";

/** @type {any} */
let planner;
/** What the element was made with. */
let made = "";

/** @param {{ config: object, ground: string, attributes: { [name: string]: string }, fallback: string }} message */
function show({ config, ground, attributes, fallback }) {
  document.documentElement.dataset.ground = ground;
  const hostile = /** @type {HTMLLinkElement} */ (document.querySelector("#hostile"));
  hostile.disabled = ground !== "hostile";
  const wanted = JSON.stringify(attributes);
  if (made !== wanted) {
    planner?.remove();
    planner = document.createElement("recovery-calculator");
    for (const [name, value] of Object.entries(attributes)) planner.setAttribute(name, value);
    made = wanted;
    planner.config = config;
    planner.textContent = fallback;
    /** @type {HTMLElement} */ (document.querySelector("#place")).append(planner);
    return;
  }
  if (planner.textContent !== fallback) planner.textContent = fallback;
  planner.config = config;
}

addEventListener("message", ({ source, origin, data }) => {
  if (source === parent && origin === location.origin && data?.type === "rcv-preview") show(data);
});
parent.postMessage({ type: "rcv-preview-ready" }, location.origin);
