// @ts-check
// Loads the script that corrects a configuration and explains its problems.

import { importHelp } from "./help_script.js";
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
 * The script; nothing if it does not load in time.
 * @param {string | null} base
 */
export function loadHelp(base) {
  if (loadingHelp) return loadingHelp;
  return loadingHelp = Promise.race([importHelp(base).then((module) => help = module, () => {}), delay(WAIT)]);
}
