// @ts-check
// Parses JSON with syntax errors, only after JSON.parse has failed; executes nothing.

import { JsonReader, Stop } from "./json_reader.js";
import { attempt } from "./values.js";

/** @type {{ [name: string]: string }} */
const ENTITIES = { quot: "\"", ldquo: "“", rdquo: "”", apos: "'", amp: "&", lt: "<", gt: ">", nbsp: " " };
/** In characters. */
const MAX_LENGTH = 256 * 1024;

/**
 * The text of a file, and the problem with its encoding: UTF-16 by its byte order mark,
 * Windows-1252 if it is not UTF-8.
 * @param {string | ArrayBuffer} source
 * @returns {[text: string, note?: string]}
 */
function decoded(source) {
  if (typeof source === "string") return [source];
  const [first, second] = new Uint8Array(source.slice(0, 2));
  if (first === 0xff && second === 0xfe) return [new TextDecoder("utf-16le").decode(source), "it is saved as UTF-16 and not as UTF-8"];
  if (first === 0xfe && second === 0xff) return [new TextDecoder("utf-16be").decode(source), "it is saved as UTF-16 and not as UTF-8"];
  try {
    return [new TextDecoder("utf-8", { fatal: true }).decode(source)];
  } catch {
    return [new TextDecoder("windows-1252").decode(source), "it is not saved as UTF-8"];
  }
}

/**
 * The value with notes on its syntax errors, or the fault as a sentence with line and column.
 * @param {string | ArrayBuffer} source
 * @returns {{ value?: unknown, notes?: string[], fault?: string }}
 */
export function read(source) {
  const [original, encoding] = decoded(source);
  // For a CMS that has written every quotation mark as an entity.
  const isEscaped = !original.includes("\"") && /&(quot|ldquo|rdquo|#8220|#8221|#34);/.test(original);
  const text = isEscaped ? original.replace(/&(?:#(\d{1,5})|(\w+));/g, (whole, code, name) => code ? String.fromCharCode(code) : ENTITIES[name] ?? whole) : original;
  if (text.length > MAX_LENGTH) return { fault: "it is larger than 256 KiB" };
  /** @type {Map<string, number>} */
  const notes = new Map();
  if (encoding) notes.set(encoding, 0);
  if (isEscaped) notes.set("its quotation marks are written as &quot;", 0);
  try {
    const plain = encoding || isEscaped ? attempt(() => JSON.parse(text)) : undefined;
    return { value: plain ?? new JsonReader(text, notes).whole(), notes: [...notes].map(([what, at]) => `${place(text, at)}: ${what}`) };
  } catch (error) {
    return { fault: error instanceof Stop ? `${place(text, error.at)}: ${error.message}` : `line 1, column 1: ${/** @type {Error} */ (error).message}` };
  }
}

/**
 * @param {string} text
 * @param {number} at
 */
function place(text, at) {
  const lines = text.slice(0, at).split(/\r\n?|\n/);
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}
