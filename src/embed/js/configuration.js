// @ts-check
// Loads a planner's configuration from a file, from inside the tag, and from a script of the page.

import { download } from "./download.js";
import { loadHelp } from "./help.js";
import { parseObject, requireObject } from "./json.js";
import { TAG } from "./names.js";
import { boxOf } from "./page_context.js";
import { PlannerError } from "./planner_error.js";

/** @import { JsonObject } from "./json.js" */

/**
 * A source of the configuration and its content.
 * @typedef {object} Source
 * @property {string} [from] the text that was parsed
 * @property {JsonObject} [config]
 * @property {string} [refused] the error code if it could not be parsed
 * @property {Warning[]} [warnings] the corrections
 * @property {Promise<void>} [done]
 */
/** @typedef {{ path: string, code: string, message?: string }} Warning */

/** @typedef {ReturnType<typeof createConfiguration>} Configuration */

/**
 * @param {HTMLElement} host
 * @param {(error: PlannerError) => void} report reports an error
 */
export function createConfiguration(host, report) {
  /** @type {Source} */
  let fromFile = {};
  /** @type {Source} */
  let fromTag = {};

  /**
   * @param {Source} read
   * @param {PlannerError} error
   */
  const refuse = (read, error) => {
    read.refused = error.code;
    report(error);
  };

  /**
   * Parses a source, at once if it is valid JSON, else with corrections.
   * @param {Source} read
   * @param {string | ArrayBuffer} source
   * @param {string} where
   */
  const parse = async (read, source, where) => {
    try {
      read.config = parseObject(source, "config", where);
    } catch (thrown) {
      const error = /** @type {PlannerError} */ (thrown);
      const { value, notes, fault } = (error.code === "config-parse" && (await loadHelp(host.getAttribute("base")))?.read(source)) || {};
      try {
        if (!notes) throw fault ? new PlannerError(error.code, error.phase, `${where}: ${fault}`) : error;
        read.config = requireObject(value, "config", where);
        read.warnings = notes.map((message) => ({ path: "", code: "not_json", message: `${where}: ${message}` }));
      } catch (refused) {
        refuse(read, /** @type {PlannerError} */ (refused));
      }
    }
  };

  return {
    /**
     * The configuration that a script of the page has set.
     * @type {any}
     */
    property: undefined,
    /**
     * The configuration file, loaded once. The planner also works without it.
     * @param {AbortSignal} [signal]
     * @returns {Promise<Source>}
     */
    async file(signal) {
      const url = host.getAttribute("config");
      if (!url) return {};
      if (fromFile.from === url) return fromFile;
      /** @type {Source} */
      const read = { from: url };
      try {
        // Some authors write the configuration itself instead of its URL.
        const isInline = /^\s*\{/.test(url);
        const source = isInline ? url : await download(new URL(url, document.baseURI).href, { signal, phase: "config" });
        await parse(read, source, isInline ? "the attribute config" : url);
      } catch (error) {
        if (signal?.aborted) return {};
        refuse(read, error instanceof PlannerError ? error : new PlannerError("config-fetch", "config", /** @type {Error} */ (error).message));
      }
      return fromFile = read;
    },
    /**
     * The inline configuration: a `<script type="application/json">` inside the tag, perhaps in a
     * paragraph that a CMS put around it. `done` resolves later if the JSON needs corrections.
     */
    inline() {
      const script = /** @type {HTMLScriptElement | null | undefined} */ (boxOf(host).querySelector(DATA) ?? movedOut(host));
      const from = script?.text;
      if (fromTag.from !== from) {
        /** @type {Source} */
        const read = fromTag = { from };
        if (from !== undefined) read.done = parse(read, from, "the inline configuration");
      }
      return fromTag;
    },
  };
}

const DATA = 'script[type="application/json"]';

/**
 * Content that a CMS has moved out of the tag: it starts paragraphs at blank lines, which ends the
 * paragraph around the tag and so the tag too.
 * @param {HTMLElement} host
 */
function movedOut({ parentElement }) {
  let next = /** @type {Element | null | undefined} */ (parentElement?.localName === "p" ? parentElement : undefined);
  for (let looks = 0; looks < 3 && next; looks += 1) {
    next = next.nextElementSibling;
    if (next?.localName !== "p" || next.querySelector(TAG)) return undefined;
    const found = next.querySelector(`:scope > ${DATA}:not([id])`);
    if (found) return found;
  }
  return undefined;
}
