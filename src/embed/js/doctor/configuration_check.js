// @ts-check
// Lets a planner out of sight read a configuration, and finds the lines of its problems.

import { lineOf } from "./lines.js";

/** @import { Finding } from "./verdicts.js" */

const PATIENCE = 30_000;

/**
 * A window in which the element of a folder is defined, whatever this page has. Without a folder it
 * is this one.
 * @param {string} folder
 * @param {HTMLElement} box
 * @returns {Promise<Window & typeof globalThis>}
 */
async function windowWith(folder, box) {
  if (!folder) return window;
  const frame = document.createElement("iframe");
  box.append(frame);
  const view = /** @type {Window & typeof globalThis} */ (frame.contentWindow);
  const script = Object.assign(view.document.createElement("script"), { type: "module", src: new URL("recovery-calculator.js", folder).href });
  const isLoaded = new Promise((resolve, reject) => {
    script.addEventListener("load", resolve);
    script.addEventListener("error", () => reject(new Error("the browser does not run its module")));
  });
  view.document.head.append(script);
  await isLoaded;
  return view;
}

/**
 * What a planner reports until it is ready or has failed.
 * @param {string} folder
 * @param {string | undefined} config
 */
async function reported(folder, config) {
  const box = document.createElement("div");
  box.inert = true;
  Object.assign(box.style, { position: "fixed", insetInlineStart: "-9999px", inlineSize: "400px" });
  document.body.append(box);
  try {
    const view = await windowWith(folder, box);
    return await heard(view.document.createElement("recovery-calculator"), folder ? view.document.body : box, config);
  } finally {
    box.remove();
  }
}

/**
 * @param {HTMLElement} planner
 * @param {HTMLElement} place
 * @param {string | undefined} config
 */
async function heard(planner, place, config) {
  /** @type {{ path: string, code: string, message: string }[]} */
  let warnings = [];
  /** @type {{ code: string, message: string }[]} */
  const errors = [];
  planner.addEventListener("rcv-config", (event) => { warnings = /** @type {CustomEvent} */ (event).detail.warnings; });
  planner.addEventListener("rcv-error", (event) => errors.push(/** @type {CustomEvent} */ (event).detail));
  // The page hears nothing of it.
  for (const name of ["ready", "config", "error", "step", "start"]) planner.addEventListener(`rcv-${name}`, (event) => event.stopPropagation());
  const attributes = { loading: "eager", persist: "none", instance: "doctor", ...(config && { config: new URL(config, document.baseURI).href }) };
  for (const [name, value] of Object.entries(attributes)) planner.setAttribute(name, value);
  place.append(planner);
  const state = () => planner.dataset.state;
  for (let passed = 0; passed < PATIENCE && !["ready", "quiz", "error"].includes(state() ?? ""); passed += 50) {
    await new Promise((resolve) => { setTimeout(resolve, 50); });
  }
  // The sentences come a moment later.
  await new Promise((resolve) => { setTimeout(resolve, 400); });
  const isReady = ["ready", "quiz"].includes(state() ?? "");
  /** @type {any} */ (planner).destroy?.();
  return { isReady, warnings, errors };
}

/**
 * @param {string} folder
 * @param {string | undefined} config its address
 * @returns {Promise<Finding[]>}
 */
export async function checkConfiguration(folder, config) {
  const file = config ? new URL(config, document.baseURI).href : folder || location.href;
  try {
    const { isReady, warnings, errors } = await reported(folder, config);
    /** @type {Finding[]} */
    const found = errors.map(({ code, message }) => ({ code, is: isReady && !code.startsWith("config-") ? "fair" : "bad", file, text: message }));
    const text = config && warnings.length ? await fetch(file).then((answer) => answer.text(), () => "") : "";
    for (const { path, code, message } of warnings.filter(({ code: other }) => !other.startsWith("config-"))) {
      const line = lineOf(text, path);
      found.push({ code, is: "bad", file, text: `${line ? `Line ${line}, ` : ""}${path ? `${path}: ` : ""}${message}` });
    }
    if (isReady && !found.length) found.push({ code: "started", is: "good", file, text: config ? "The planner starts, and understands the whole configuration." : "The planner starts." });
    if (!isReady && !found.length) found.push({ code: "silent", is: "bad", file, text: "The planner did not start within half a minute." });
    return found;
  } catch (error) {
    return [{ code: "silent", is: "bad", file, text: `The planner did not start: ${/** @type {Error} */ (error).message}.` }];
  }
}
