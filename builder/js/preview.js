// @ts-check
// The page in the builder's frame: the real element on the ground that the builder asks for. Later
// screens are shown with the answers of the element's own sample visitor.

import "./../recovery-calculator.js";

/** @type {any} */
let planner;
/** What the element was made with. */
let made = "";

/** @param {{ config: object, ground: string, attributes: { [name: string]: string }, fallback: string }} message */
function show({ config, ground, attributes, fallback }) {
  document.documentElement.dataset.ground = ground;
  /** @type {HTMLLinkElement} */ (document.querySelector("#hostile")).disabled = ground !== "hostile";
  const wanted = JSON.stringify(attributes);
  if (made === wanted) {
    if (planner.textContent !== fallback) planner.textContent = fallback;
    planner.config = config;
    return;
  }
  made = wanted;
  planner?.remove();
  planner = document.createElement("recovery-calculator");
  for (const [name, value] of Object.entries(attributes)) planner.setAttribute(name, value);
  planner.config = config;
  planner.textContent = fallback;
  /** @type {HTMLElement} */ (document.querySelector("#place")).append(planner);
}

addEventListener("message", ({ source, origin, data }) => {
  if (source === parent && origin === location.origin && data?.type === "rcv-preview") show(data);
});
parent.postMessage({ type: "rcv-preview-ready" }, location.origin);
