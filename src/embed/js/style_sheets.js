// @ts-check
// The style sheets that all planners of a document share.

import { STYLES } from "./build.js";

/** The styles of the first two questions, and those of all later screens, which are inside the wasm. */
const styles = [STYLES];

/**
 * The sheets of each document that has shown a planner: documents cannot share them.
 * @type {WeakMap<Document, CSSStyleSheet[]>}
 */
const sheets = new WeakMap();

/**
 * The sheets for a document that has a window.
 * @param {Document} page
 */
export function sheetsIn(page) {
  const made = sheets.get(page) ?? [];
  styles.forEach((text, index) => {
    if (made[index]) return;
    made[index] = new /** @type {Window & typeof globalThis} */ (page.defaultView).CSSStyleSheet();
    made[index].replaceSync(text);
  });
  sheets.set(page, made);
  return made;
}

/**
 * Extracts the styles of the later screens from the wasm.
 * @param {WebAssembly.Module} module
 */
export function addLateStyles(module) {
  const [late] = WebAssembly.Module.customSections(module, "styles");
  styles[1] = new TextDecoder().decode(late);
}
