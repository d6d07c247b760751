// @ts-check
// Fetches the files of a release and looks whether they belong together.

import { judge } from "./verdicts.js";

/** @import { Answer, Finding } from "./verdicts.js" */

/**
 * @param {string} file its address
 * @param {Answer["kind"]} kind
 * @param {boolean} isHashed
 * @returns {Promise<{ answer: Answer, bytes?: ArrayBuffer }>}
 */
async function asked(file, kind, isHashed = false) {
  const isElsewhere = new URL(file).origin !== location.origin;
  try {
    // What a visitor gets who comes for the first time.
    const response = await fetch(file, { cache: "no-store", signal: AbortSignal.timeout(20_000) });
    const bytes = await response.arrayBuffer();
    const { headers, status } = response;
    const start = new TextDecoder("windows-1252").decode(bytes.slice(0, 200));
    const answer = {
      file, kind, status, isHashed, isElsewhere, start,
      type: headers.get("content-type"), encoding: headers.get("content-encoding"), cache: headers.get("cache-control"),
    };
    return { answer, bytes };
  } catch (error) {
    return { answer: { file, kind, isHashed, isElsewhere, error: /** @type {Error} */ (error).message } };
  }
}

/**
 * The SHA-256 as the module holds it; nothing without a secure page.
 * @param {ArrayBuffer} bytes
 */
async function hashOf(bytes) {
  const digest = await globalThis.crypto?.subtle?.digest("SHA-256", bytes);
  return digest && `sha256-${btoa(String.fromCharCode(...new Uint8Array(digest)))}`;
}

/** @param {Finding[]} findings */
const isFine = (findings) => !findings.some(({ is }) => is === "bad");

/**
 * Looks at files one by one, where a bundler has put them apart.
 * @param {{ [name: string]: string }} addresses by the names of the release
 * @returns {Promise<Finding[]>}
 */
export async function checkAddresses(addresses) {
  /** @type {[RegExp, Answer["kind"]][]} */
  const kinds = [[/^recovery-calculator\..*wasm$/, "wasm"], [/^locales\/en\..*json$/, "words"]];
  const found = [];
  for (const [pattern, kind] of kinds) {
    const known = Object.entries(addresses).find(([name]) => pattern.test(name));
    if (known) found.push(...judge((await asked(known[1], kind, true)).answer));
  }
  return found;
}

/**
 * @param {string} folder with `/` at its end
 * @returns {Promise<Finding[]>}
 */
export async function checkFiles(folder) {
  const home = new URL(folder.endsWith("/") ? folder : `${folder}/`, document.baseURI).href;
  const file = `${home}recovery-calculator.js`;
  const { answer, bytes } = await asked(file, "script");
  const found = judge(answer);
  if (!bytes || !isFine(found.filter(({ code }) => code !== "type"))) return found.map((finding) => ({ ...finding, code: "module-lost" }));
  const module = new TextDecoder().decode(bytes);
  const version = /VERSION\s*=\s*["'`](\d+\.\d+\.\d+[^"'`]*)/.exec(module)?.[1] ?? /["'`](\d+\.\d+\.\d+)["'`]/.exec(module)?.[1];
  if (version) found.push({ code: "version", is: "good", file, text: `This is version ${version}.` });
  /** @type {[RegExp, Answer["kind"]][]} */
  const others = [[/recovery-calculator\.[0-9a-f]{16}\.wasm/, "wasm"], [/locales\/en\.[0-9a-f]{16}\.json/, "words"]];
  for (const [pattern, kind] of others) {
    const name = pattern.exec(module)?.[0];
    if (!name) {
      found.push({ code: "foreign", is: "bad", file, text: "This file is no module of the planner." });
      continue;
    }
    const other = await asked(home + name, kind, true);
    const judged = judge(other.answer);
    found.push(...judged);
    const hash = other.bytes && isFine(judged) ? await hashOf(other.bytes) : undefined;
    if (hash && !module.includes(hash)) {
      found.push({ code: "mixed", is: "bad", file: home + name, text: "It is not the file of this version. Files of two versions are mixed, or something has changed it: upload the whole folder again." });
    }
  }
  found.push(...judge((await asked(`${home}loader.js`, "script")).answer));
  return found;
}
