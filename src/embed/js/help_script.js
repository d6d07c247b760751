// @ts-check
// Imports the script that explains an invalid configuration.

import { FILES } from "./build.js";
import { fileAddress } from "./files.js";

/**
 * Fetched first, because `import()` alone does not check the hash.
 * @param {string | null} base
 * @returns {Promise<typeof import("./config_help/config-help.js")>}
 */
export async function importHelp(base) {
  const { file, sri } = FILES.help;
  const href = fileAddress(file, base);
  await (await fetch(href, { integrity: sri })).arrayBuffer();
  return import(href);
}
