// @ts-check
// Reports to the page and its owner: events on the element, lines in the console.

import { VERSION } from "./build.js";
import { importDoctor } from "./doctor_script.js";
import { HELP } from "./files.js";
import { loadHelp, loadedHelp } from "./help.js";
import { languageOf } from "./page_context.js";

/** @import { Widget } from "./build.js" */
/** @import { Warning } from "./configuration.js" */
/** @import { Place } from "./config_help/sentences.js" */
/** @import { Help } from "./help.js" */
/** @import { Instance } from "./instances.js" */
/** @import { PlannerError } from "./planner_error.js" */

/** The limit of console lines; nobody reads more. */
const MAX_LINES = 50;

/**
 * The warnings so far; each is logged once, however many planners there are.
 * @type {Set<string>}
 */
const written = new Set();

/** @typedef {ReturnType<typeof createReporter>} Reporter */

/**
 * @param {HTMLElement} host
 * @param {Instance} instance
 * @param {() => Widget | undefined} widget
 */
export function createReporter(host, instance, widget) {
  /**
   * The language in use; until it is known, the one that the page asks for.
   * @type {string | undefined}
   */
  let inUse;
  /** @type {Warning[] | undefined} */
  let current;

  /**
   * Dispatches an event; returns whether the page lets the planner proceed.
   * @param {string} name
   * @param {any} detail
   * @param {boolean} [cancelable]
   */
  const emit = (name, detail, cancelable = false) => {
    const full = { v: 1, instance: instance.currentName(), version: VERSION, lang: inUse ?? languageOf(host), ...detail };
    if (widget()?.hasDataLayer && name !== "rcv-config") {
      (/** @type {any} */ (globalThis).dataLayer ??= []).push({ event: name, ...(detail.step && { step: detail.step }) });
    }
    return host.dispatchEvent(new CustomEvent(name, {
      bubbles: true, composed: true, cancelable, detail: Object.freeze(full),
    }));
  };

  return {
    emit,
    /** @param {string} lang */
    setLanguage(lang) { inUse = lang; },
    /**
     * Reports an error: one event, one console line.
     * @param {PlannerError | Error} error
     * @param {boolean} [fatal]
     */
    report(error, fatal = false) {
      const { code, phase } = /** @type {PlannerError} */ (error);
      const known = typeof (code ?? "") === "string" ? { code: code ?? "wasm-invalid", phase } : { code: "wasm-invalid", phase: "start" };
      const help = HELP + known.code;
      console[fatal ? "error" : "warn"](`recovery-calculator: ${known.code}: ${error.message} (${help})`);
      emit("rcv-error", { ...known, fatal, message: error.message, help });
    },
    /**
     * Reports the problems of the configuration: one event, and a console line for each warning.
     * @param {Warning[]} warnings
     * @param {Place} place what was read
     * @param {() => boolean} isWanted
     */
    warn(warnings, place, isWanted) {
      current = warnings;
      const say = (/** @type {Help | void} */ help) => {
        const worded = warnings.map((warning) => ({ message: help?.explain(warning, place) ?? warning.code, ...warning }));
        for (const { path, code, message } of worded.slice(0, MAX_LINES)) {
          const line = `recovery-calculator: ${path ? `${path}: ` : ""}${message} (${HELP}${code})`;
          // A visitor's link is not the clinic's concern, and errors have a line already.
          if (written.has(line) || path.startsWith("#") || code.startsWith("config-")) continue;
          written.add(line);
          console.warn(line);
        }
        emit("rcv-config", { warnings: worded });
        if (/[?&]rcv-debug\b/.test(location.search)) {
          importDoctor().then(({ showBox }) => showBox(host, worded.filter(({ path }) => !path.startsWith("#")), HELP), () => {});
        }
      };
      if (loadedHelp() || !warnings.length) say(loadedHelp());
      else loadHelp(host.getAttribute("base")).then((help) => isWanted() && current === warnings && say(help));
    },
  };
}
