// @ts-check
// Loads the file that reads what a clinic has meant and explains what is wrong with a configuration.

import { FILES } from "./build.js";
import { fileAddress } from "./files.js";
import { delay } from "./scheduling.js";

/** @typedef {typeof import("./config_help/config-help.js")} Help */

/** It is of use to the page's owner alone: nobody waits for it longer, in ms. */
const WAIT = 3000;

/** @type {Promise<Help | void> | undefined} */
let loadingHelp;

/**
 * The file, once it is there.
 * @type {Help | undefined}
 */
let help;

export const loadedHelp = () => help;

/**
 * The file; nothing where it cannot be had in time. Fetched first, because `import()` alone does not
 * check what it gets.
 * @param {string | null} base
 */
export function loadHelp(base) {
  if (loadingHelp) return loadingHelp;
  const { file, sri } = FILES.help;
  const href = fileAddress(file, base);
  /** @type {Promise<Help>} */
  const here = fetch(href, { integrity: sri }).then((response) => response.arrayBuffer()).then(() => import(href));
  return loadingHelp = Promise.race([here.then((module) => help = module, () => {}), delay(WAIT)]);
}
