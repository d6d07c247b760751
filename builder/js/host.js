// @ts-check
// What the browser does for the builder: files, the address, the frames around and inside, and the
// readers of configurations that people have written.

import { read } from "./../../src/embed/js/config_help/reading.js";
import { mend } from "./../../src/embed/js/config_help/mending.js";
import { explain } from "./../../src/embed/js/config_help/sentences.js";

/** The texts of the widget by key, for the sentences. @type {{ [key: string]: string }} */
let widgetTexts = {};

/** @param {string} json */
export function setTexts(json) { widgetTexts = JSON.parse(json); }

/**
 * Whether the browser accepts a value for a property.
 * @param {string} property
 * @param {string} value
 */
export const supportsValue = (property, value) => CSS.supports(property, value);

/**
 * Reads a configuration as people write it: `{ json, notes }`, or `{ fault }`.
 * @param {string} text
 */
export function readText(text) {
  const { value, notes, fault } = read(text);
  return JSON.stringify(value === undefined ? { fault } : { json: JSON.stringify(value), notes });
}

/**
 * Replaces what is clearly meant: `{ json, warnings }`.
 * @param {string} json
 * @param {string} warned a list of paths and codes
 */
export function mendConfig(json, warned) {
  /** @type {{ [token: string]: string }} */
  const kinds = { "font-family": "font-family", "font-family-heading": "font-family", "font-size": "font-size", "line-height": "line-height", radius: "border-radius", space: "padding", "control-height": "min-height", "max-width": "max-width" };
  const fits = (/** @type {string} */ token, /** @type {string} */ value) => CSS.supports(kinds[token] ?? "color", value);
  const { configs, warnings } = mend([JSON.parse(json)], { lang: "en", fits, warned: new Set(JSON.parse(warned)) });
  return JSON.stringify({ json: JSON.stringify(configs[0] ?? {}), warnings });
}

/**
 * The sentence for a problem.
 * @param {string} json the configuration
 * @param {string} path
 * @param {string} code
 */
export const explainProblem = (json, path, code) =>
  explain({ path, code }, { configs: [JSON.parse(json)], property: undefined, attributes: {}, messages: widgetTexts }) ?? code;

/** The day in the browser's own time zone. */
export const today = () => new Intl.DateTimeFormat("en-CA", { year: "numeric", month: "2-digit", day: "2-digit" }).format();

/** @param {string} zone */
export function knowsZone(zone) {
  try {
    return Boolean(new Intl.DateTimeFormat("en", { timeZone: zone }));
  } catch {
    return false;
  }
}

/** The browser's time zone. */
export const ownZone = () => Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

/** The time zones that the browser knows, separated by line breaks. */
export const zones = () => Intl.supportedValuesOf("timeZone").join("\n");

/** Codes and names of countries: one on each line, separated by a tab. */
export function countries() {
  const names = new Intl.DisplayNames(["en"], { type: "region", fallback: "none" });
  const gone = /^(AN|BU|CS|DD|DY|EU|EZ|FX|HV|NH|NT|QO|RH|SU|TP|UN|UK|VD|XA|XB|YD|YU|ZR|ZZ)$/;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other)).filter((code) => !gone.test(code));
  const named = codes.map((code) => [code, names.of(code)]).filter(([code, name]) => name && new Intl.Locale(`und-${code}`).region === code);
  return named.sort(([, one], [, other]) => String(one).localeCompare(String(other))).map((pair) => pair.join("\t")).join("\n");
}

/**
 * A colour as the browser computes it; empty if it is none.
 * @param {string} value
 */
export function computedColour(value) {
  if (!CSS.supports("color", value)) return "";
  const probe = document.createElement("i");
  probe.style.color = value;
  document.body.append(probe);
  const { color } = getComputedStyle(probe);
  probe.remove();
  return color;
}

/** The folder that this page is in. */
export const folder = () => location.protocol.startsWith("http") ? new URL(".", location.href).href : "";

export const origin = () => location.origin;

export const fragment = () => location.hash;

export const pageAddress = () => location.href;

/** @param {string} text with `#`, or empty */
export function replaceFragment(text) {
  if (location.hash !== text) history.replaceState(history.state, "", text || location.pathname + location.search);
}

/**
 * Copies a text; whether that worked.
 * @param {string} text
 */
export async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Saves a text as a file.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function saveFile(name, type, text) {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

/**
 * The text of a file that was chosen or dropped.
 * @param {File} file
 */
export const fileText = (file) => file.text();

/**
 * The hash of the module in `integrity.json`; empty where that cannot be read.
 * @param {string} from the folder
 */
export async function moduleHash(from) {
  try {
    const answer = await fetch(new URL("integrity.json", from));
    return answer.ok ? String((await answer.json())["recovery-calculator.js"] ?? "") : "";
  } catch {
    return "";
  }
}

/**
 * Checks a folder: a list of findings as JSON.
 * @param {string} from the folder
 * @param {string} config the address of a configuration, or empty
 */
export async function checkFolder(from, config) {
  try {
    const { checked } = await import(new URL("doctor.js", document.baseURI).href);
    return JSON.stringify(await checked(from, config || undefined));
  } catch (error) {
    return JSON.stringify([{ code: "doctor", is: "bad", file: "doctor.js", text: String(error) }]);
  }
}

/**
 * Posts a message to the preview.
 * @param {string} json
 */
export function postToPreview(json) {
  const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector("#preview"));
  frame?.contentWindow?.postMessage({ type: "rcv-preview", ...JSON.parse(json) }, location.origin);
}

/**
 * Posts the configuration to the page around, which is told only if it is of the same origin.
 * @param {string} json
 */
export function postToParent(json) {
  if (parent !== window) parent.postMessage({ type: "rcv-builder", config: JSON.parse(json) }, location.origin);
}

/**
 * Listens to the preview, to the page around and to the address.
 * @param {(what: string, json: string) => void} hear
 */
export function listen(hear) {
  addEventListener("message", ({ source, origin: from, data }) => {
    if (from !== location.origin) return;
    const frame = /** @type {HTMLIFrameElement | null} */ (document.querySelector("#preview"));
    if (source && source === frame?.contentWindow) {
      if (data?.type === "rcv-preview-ready") hear("preview", "");
    } else if (parent !== window && source === parent && data?.type === "rcv-builder-open") {
      if (data.host === "wordpress") hear("wordpress", "");
      hear("open", JSON.stringify(data.config ?? {}));
    }
  });
  addEventListener("hashchange", () => hear("fragment", ""));
}

/**
 * Brings a control into view and focuses it.
 * @param {string} id
 */
export function goTo(id) {
  const control = document.getElementById(id);
  control?.closest("details")?.setAttribute("open", "");
  control?.scrollIntoView({ block: "center" });
  control?.focus({ preventScroll: true });
}
