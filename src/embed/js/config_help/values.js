// @ts-check
// Helpers for values of a configuration.

/**
 * A word in lower case, without accents and punctuation.
 * @param {string} text
 */
export const normal = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}£€฿¥₹$]/gu, "");

/**
 * @param {unknown} value
 * @returns {value is { [key: string]: any }}
 */
export const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * A key, escaped for a JSON Pointer.
 * @param {string} key
 */
export const pointer = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");

/**
 * The result of a function; nothing if it throws.
 * @template Value
 * @param {() => Value} make
 * @returns {Value | undefined}
 */
export const attempt = (make) => { try { return make(); } catch { return undefined; } };

/**
 * A value as text, truncated. A script may pass one with cycles.
 * @param {unknown} value
 */
export const shown = (value, most = 80) => {
  let left = 200;
  const counted = (/** @type {string} */ key, /** @type {unknown} */ member) => {
    left -= 1;
    if (left < 0) throw new RangeError("too much to show");
    return member;
  };
  const text = attempt(() => JSON.stringify(value, counted)) ?? String(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
};
