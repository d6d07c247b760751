// @ts-check
// The entry of the script that checks a page and its files for the page's owner: in the console, in
// the builder, and as a box above a planner.

import { showBox } from "./box.js";
import { checkConfiguration } from "./configuration_check.js";
import { checkAddresses, checkFiles } from "./files_check.js";
import { judge } from "./verdicts.js";

/** @import { Finding } from "./verdicts.js" */

/**
 * Checks a folder, and a configuration if there is one.
 * @param {string} folder empty where there is none to look at
 * @param {string | undefined} config the address of the configuration
 * @returns {Promise<Finding[]>}
 */
async function checked(folder, config) {
  const files = folder ? await checkFiles(folder) : [];
  if (files.some(({ code }) => code === "module-lost")) return files;
  return [...files, ...await checkConfiguration(folder, config)];
}

/**
 * Checks the page: its folder and the configuration of each planner. Each finding is one line of the
 * console too.
 * @param {string} home the address of the module; empty where its folder cannot be looked at
 * @param {{ [name: string]: string }} addresses of files that are looked at instead
 * @returns {Promise<Finding[]>}
 */
async function diagnose(home, addresses = {}) {
  const folder = home && new URL(".", home).href;
  const planners = [...document.querySelectorAll("recovery-calculator")];
  const configs = new Set(planners.map((planner) => planner.getAttribute("config") ?? undefined));
  const found = folder ? await checkFiles(folder) : await checkAddresses(addresses);
  if (!planners.length) found.push({ code: "no-planner", is: "fair", file: location.href, text: "There is no planner on this page." });
  if (!found.some(({ code }) => code === "module-lost")) {
    for (const config of configs.size ? configs : [undefined]) found.push(...await checkConfiguration(folder, config));
  }
  for (const { is, file, text } of found) {
    console[is === "bad" ? "error" : is === "fair" ? "warn" : "info"](`recovery-calculator: doctor: ${file}: ${text}`);
  }
  return found;
}

export { checked, diagnose, judge, showBox };
