// @ts-check
// Prints one planner alone: by a sheet for print that the document adopts while it prints. No node and no
// class in the page, nothing to see on screen, and no policy stands against it.

import { drawnAround } from "./page_context.js";

/** Marks our element, each outer host that it stands in, and each slot that shows it. */
const MARK = "data-rcv-print";

/** What a document adopts while it prints. */
let printStyles = "";

/**
 * Takes these styles out of the wasm.
 * @param {WebAssembly.Module} module
 */
export function addPrintStyles(module) {
  const [styles] = WebAssembly.Module.customSections(module, "print");
  printStyles = new TextDecoder().decode(styles);
}

/**
 * The print that is under way, and what puts back all that was changed for it, so that the page's own
 * print is the page's.
 * @type {{ element: Element, end: () => void } | undefined}
 */
let printing;

/**
 * Ends the print of an element, if that is under way.
 * @param {Element} element
 */
export function endPrint(element) {
  if (printing?.element === element) printing.end();
}

/**
 * Prints an element alone; whether page and browser let it.
 * @param {Element} element
 * @param {string} part What of it: the value of its mark, which its own styles read.
 */
export function printAlone(element, part) {
  // The one before has to end first: both would be marked.
  printing?.end();
  const listening = new AbortController();
  /** @type {Set<Document | ShadowRoot>} */
  const roots = new Set();
  /** @type {Element[]} */
  const marked = [];
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(printStyles);
    const adopt = (/** @type {Document | ShadowRoot} */ root) => {
      if (roots.has(root)) return;
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
      roots.add(root);
    };
    const mark = (/** @type {Element} */ one) => {
      one.setAttribute(MARK, "");
      marked.push(one);
      const root = /** @type {ShadowRoot} */ (one.getRootNode());
      if (root.host) adopt(root);
    };
    const end = () => {
      printing = undefined;
      listening.abort();
      for (const root of roots) root.adoptedStyleSheets = root.adoptedStyleSheets.filter((other) => other !== sheet);
      for (const one of marked) one.removeAttribute(MARK);
    };
    printing = { element, end };
    adopt(document);
    mark(element);
    element.setAttribute(MARK, part);
    // Outwards as it is drawn: from a child to the slot that shows it, from a root to its host. What a
    // slot shows is among its host's children, where `:has()` finds it.
    for (let drawn = element, around; (around = drawnAround(drawn)); drawn = around) {
      if (drawn.assignedSlot || (!drawn.parentElement && !around.querySelector(`[${MARK}]`))) mark(around);
    }
    listen(end, listening.signal);
    // A sandboxed frame without `allow-modals` does nothing; copying stands beside it.
    window.print();
    return true;
  } catch {
    printing?.end();
    return false;
  }
}

/**
 * Hears of the end: of `afterprint`, except on phones, where it comes before the page has been drawn for
 * paper; of any press; and of the next print that begins, for that is not ours.
 * @param {() => void} end
 * @param {AbortSignal} signal
 */
function listen(end, signal) {
  const options = { capture: true, passive: true, signal };
  for (const name of ["pointerdown", "keydown"]) window.addEventListener(name, end, options);
  if (!window.matchMedia("(pointer: coarse)").matches) window.addEventListener("afterprint", end, options);
  window.addEventListener("beforeprint", () => window.addEventListener("beforeprint", end, options), { ...options, once: true });
}
