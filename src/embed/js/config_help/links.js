// @ts-check
// Corrects booking links: placeholders in other notations, and missing schemes.

import { BRACES } from "./known.js";
import { normal } from "./values.js";

/**
 * The corrected link; nothing if it needs no correction.
 * @param {string} value
 * @param {boolean} isRefused whether the planner rejects it unchanged
 */
export function linkFrom(value, isRefused) {
  const trimmed = value.trim();
  const names = Object.fromEntries(BRACES.map((name) => [normal(name), name]));
  const brace = (/** @type {string} */ whole, /** @type {string} */ inner) => names[normal(inner)] ? `{${names[normal(inner)]}}` : whole;
  const filled = trimmed.replace(/%7B/gi, "{").replace(/%7D/gi, "}").replace(/\$?\{?\{\s*([\w -]+?)\s*\}\}?/g, brace);
  return (isRefused && withScheme(filled)) || (filled === trimmed ? undefined : filled);
}

/**
 * Adds a missing scheme.
 * @param {string} url
 */
function withScheme(url) {
  if (/^[^/?#:\s]+@[^/?#:\s]+\.[^/?#:\s]+/.test(url)) return `mailto:${url}`;
  if (/^[+\d][\d\s()./-]+$/.test(url)) return `tel:${url}`;
  const bare = url.replace(/^https?:?\/*(?=[^/])/i, "");
  const isElsewhere = /^([a-z\d-]+\.)+[a-z]{2,}(:\d+)?([/?#]|$)/i.test(bare);
  return isElsewhere && !/^http:\/\//i.test(url) ? `https://${bare}` : undefined;
}
