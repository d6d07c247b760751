// @ts-check
// Interprets numbers, booleans, choices and theme values in other notations.

import { normal } from "./values.js";

/** @param {unknown} value */
export function numberFrom(value) {
  const text = typeof value === "string" ? value.trim() : "";
  const hours = /^(\d+(?:[.,]5)?)\s*(?:h|hr|hrs|hours?)$/i.exec(text);
  const found = /^\+?(\d+)\s*(?:days?|min|mins|minutes?|m|')?$/i.exec(text);
  return hours ? Number(hours[1].replace(",", ".")) * 60 : found ? Number(found[1]) : undefined;
}

/** @param {unknown} value */
export function truthFrom(value) {
  /** @type {{ [word: string]: boolean }} */
  const words = { true: true, yes: true, on: true, 1: true, false: false, no: false, off: false, 0: false };
  return typeof value === "boolean" ? value : words[normal(String(value ?? "x"))];
}

/**
 * @param {unknown} value
 * @param {string[]} options
 * @param {{ [word: string]: string }} words synonyms of the choices
 */
export function choiceFrom(value, options, words) {
  if (typeof value !== "string" && typeof value !== "boolean") return undefined;
  const plain = normal(String(value));
  return options.find((option) => normal(option) === plain) ?? words[plain];
}

/**
 * A theme value that the browser accepts.
 * @param {string} token
 * @param {unknown} value
 * @param {(token: string, value: string) => boolean} fits
 */
export function themeValueFrom(token, value, fits) {
  if (typeof value === "number") return [`${value}px`, String(value)].find((text) => (token === "line-height") === /\d$/.test(text) && fits(token, text));
  if (typeof value !== "string" || fits(token, value)) return undefined;
  const plain = value.trim().replace(/\s*(!important)?\s*;*$/, "").replace(/^["“”']+|["“”']+$/g, "");
  return [plain, `#${plain}`, `${plain}px`, plain.replace(/\s+(?=px|em|%)/, "")].find((text) => text !== value && fits(token, text));
}
