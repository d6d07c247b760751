// @ts-check
// Parses JSON objects of the clinic or of the release, up to 256 KiB each.

import { PlannerError } from "./planner_error.js";

const LARGEST = 256 * 1024;

/** @typedef {"config" | "locale"} JsonPhase */
/** @typedef {{ [key: string]: any }} JsonObject */

/**
 * An object from JSON.
 * @param {string | ArrayBuffer} source text, or bytes of UTF-8
 * @param {JsonPhase} phase
 * @param {string} where
 */
export function parseObject(source, phase, where) {
  let value;
  try {
    const text = typeof source === "string" ? source : new TextDecoder("utf-8", { fatal: true }).decode(source);
    value = JSON.parse(text.length > LARGEST ? "null" : text);
  } catch (error) {
    throw new PlannerError(`${phase}-parse`, phase, `${where}: ${/** @type {Error} */ (error).message}`);
  }
  return requireObject(value, phase, where);
}

/**
 * The value, if it is an object.
 * @param {unknown} value
 * @param {JsonPhase} phase
 * @param {string} where
 * @returns {JsonObject}
 */
export function requireObject(value, phase, where) {
  if (typeof value !== "object" || !value || Array.isArray(value)) {
    throw new PlannerError(`${phase}-invalid`, phase, `${where} is not an object of at most 256 KiB`);
  }
  return value;
}
