// @ts-check
// The style sheets that every planner of a document shares.

import { STYLES } from "./build.js";

/** The styles of the first two questions, then those of all later screens, which come inside the wasm. */
const styles = [STYLES];

/**
 * The sheets of each document that has shown a planner: a document takes no sheets of another.
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
 * Takes the styles of the later screens out of the wasm.
 * @param {WebAssembly.Module} module
 */
export function addLateStyles(module) {
  const [late] = WebAssembly.Module.customSections(module, "styles");
  styles[1] = new TextDecoder().decode(late);
}
