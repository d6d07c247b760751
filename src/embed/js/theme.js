// @ts-check
// Validates a theme before the wasm has loaded, by the same rules.

import { FIRST_QUESTIONS } from "./build.js";

/**
 * Whether a value fits a token of the theme; one that does not would make a button invisible.
 * @param {string} token
 * @param {string} value
 */
export const fitsToken = (token, value) => CSS.supports(FIRST_QUESTIONS.kinds[token] ?? "color", value);

/**
 * Whether it is a single value that loads nothing.
 * @param {unknown} value
 */
const isSafe = (value) => typeof value === "string" && value.trim() && value.length <= FIRST_QUESTIONS.longest
  && !new RegExp(FIRST_QUESTIONS.unsafe, "i").test(value);

/**
 * The valid tokens and values of these configurations.
 * @param {any[]} configs by rank
 * @returns {[token: string, value: string][]}
 */
export const usableTheme = (configs) => configs.flatMap(({ theme }) => Object.entries(theme ?? {}))
  .filter(([name, value]) => isNaN(/** @type {any} */ (name)) && isSafe(value) && fitsToken(name, value));
