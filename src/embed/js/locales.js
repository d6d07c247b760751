// @ts-check
// Chooses and loads locale files.

import { FILES } from "./build.js";
import { download } from "./download.js";
import { fileAddress } from "./files.js";
import { parseObject } from "./json.js";

/** @typedef {{ [key: string]: string | Messages }} Messages texts by key, where the start of several keys stands once */

/** @type {Map<string, Promise<Messages>>} */
const loadingMessages = new Map();

/**
 * The tag of the best matching locale file; English if none matches.
 * @param {string} lang
 */
export function localeFor(lang) {
  const known = Object.keys(FILES.locales);
  const parts = lang.toLowerCase().split("-");
  while (parts.length) {
    const found = known.find((tag) => tag.toLowerCase() === parts.join("-"));
    if (found) return found;
    parts.pop();
  }
  return "en";
}

/**
 * The messages of a locale file, loaded once for all planners.
 * @param {string} tag
 * @param {string | null} base
 */
export function loadMessages(tag, base) {
  const { file, sri } = FILES.locales[tag];
  const url = fileAddress(file, base);
  let messages = loadingMessages.get(url);
  if (!messages) {
    messages = download(url, { phase: "locale", integrity: sri }).then((bytes) => parseObject(bytes, "locale", url));
    messages.catch(() => loadingMessages.delete(url));
    loadingMessages.set(url, messages);
  }
  return messages;
}

/**
 * All messages in one string of alternating keys and texts.
 * @param {Messages[]} trees
 */
export function packMessages(trees) {
  /** @type {(tree: Messages, start: string) => string[]} */
  const flat = (tree, start) => Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [start + key, value] : flat(value ?? {}, start + key));
  return new TextEncoder().encode(trees.flatMap((tree) => flat(tree, "")).join("\0"));
}
