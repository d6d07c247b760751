// @ts-check
// Booking links: braces in other notations, and a scheme where it lacks.

import { BRACES } from "./known.js";
import { normal } from "./values.js";

/**
 * The link as it was meant; nothing where it is as it should be.
 * @param {string} value
 * @param {boolean} isRefused whether the planner refuses it as it stands
 */
export function linkFrom(value, isRefused) {
  const trimmed = value.trim();
  const names = Object.fromEntries(BRACES.map((name) => [normal(name), name]));
  const brace = (/** @type {string} */ whole, /** @type {string} */ inner) => names[normal(inner)] ? `{${names[normal(inner)]}}` : whole;
  const filled = trimmed.replace(/%7B/gi, "{").replace(/%7D/gi, "}").replace(/\$?\{?\{\s*([\w -]+?)\s*\}\}?/g, brace);
  return (isRefused && withScheme(filled)) || (filled === trimmed ? undefined : filled);
}

/**
 * A link with the scheme that it lacks.
 * @param {string} url
 */
function withScheme(url) {
  if (/^[^/?#:\s]+@[^/?#:\s]+\.[^/?#:\s]+/.test(url)) return `mailto:${url}`;
  if (/^[+\d][\d\s()./-]+$/.test(url)) return `tel:${url}`;
  const bare = url.replace(/^https?:?\/*(?=[^/])/i, "");
  const isElsewhere = /^([a-z\d-]+\.)+[a-z]{2,}(:\d+)?([/?#]|$)/i.test(bare);
  return isElsewhere && !/^http:\/\//i.test(url) ? `https://${bare}` : undefined;
}
