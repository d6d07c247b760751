// @ts-check
// Loads the script that corrects a configuration and explains its problems.

import { FILES } from "./build.js";
import { fileAddress } from "./files.js";
import { delay } from "./scheduling.js";

/** @typedef {typeof import("./config_help/config-help.js")} Help */

/** The timeout in ms. The script only helps the page's owner, so nothing waits longer for it. */
const WAIT = 3000;

/** @type {Promise<Help | void> | undefined} */
let loadingHelp;

/**
 * The script, once it has loaded.
 * @type {Help | undefined}
 */
let help;

export const loadedHelp = () => help;

/**
 * The script; nothing if it does not load in time. Fetched first, because `import()` alone does not
 * check the hash.
 * @param {string | null} base
 */
export function loadHelp(base) {
  if (loadingHelp) return loadingHelp;
  const { file, sri } = FILES.help;
  const href = fileAddress(file, base);
  /** @type {Promise<Help>} */
  const here = fetch(href, { integrity: sri }).then((response) => response.arrayBuffer()).then(() => import(/* webpackIgnore: true */ /* @vite-ignore */ href));
  return loadingHelp = Promise.race([here.then((module) => help = module, () => {}), delay(WAIT)]);
}
