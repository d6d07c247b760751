// @ts-check
// Downloads the wasm, checks its hash, compiles it and instantiates it once for all planners.

import { FILES, createGlue } from "./build.js";
import { download } from "./download.js";
import { PAGE_ADVICE, fileAddress } from "./files.js";
import { packMessages } from "./locales.js";
import { PlannerError } from "./planner_error.js";
import { addPrintStyles } from "./printing.js";
import { addLateStyles } from "./style_sheets.js";

/** @import { Glue, Locale } from "./build.js" */
/** @import { Messages } from "./locales.js" */

/**
 * @typedef {object} EngineOptions
 * @property {(error: PlannerError) => void} [onSlow] receives the reason why streaming compilation
 * failed
 */
/** @typedef {{ messages: Messages, fallback: Messages }} MessagePair messages, and the English ones that stand in for lacking ones */
/** @typedef {Glue & { localeOf: (messages: MessagePair) => Locale }} StartedGlue */

/**
 * The compiled module; its hash is checked while it compiles.
 * @param {string | null | undefined} base
 * @param {EngineOptions} options
 */
async function compile(base, { onSlow }) {
  if (typeof WebAssembly !== "object") {
    throw new PlannerError("wasm-unavailable", "wasm", "this browser has no WebAssembly");
  }
  const { file, sri } = FILES.wasm;
  const url = fileAddress(file, base);
  const subtle = globalThis.crypto?.subtle;
  /** @type {Promise<WebAssembly.Module> | undefined} */
  let compiled;
  const bytes = await download(url, { phase: "wasm", integrity: subtle ? undefined : sri }, (response) => {
    if (!response.headers.get("content-type")?.startsWith("application/wasm")) return;
    compiled = WebAssembly.compileStreaming(response);
    compiled.catch(() => {});
  });
  if (subtle) {
    const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
    const hash = `sha256-${btoa(String.fromCharCode(...digest))}`;
    if (hash !== sri) {
      // "<" begins a web page, which says that the file is not there.
      const found = new Uint8Array(bytes)[0] === 60 ? `a web page${PAGE_ADVICE}` : "not the file of this release";
      throw new PlannerError("wasm-integrity", "wasm", `${url} is ${found}`);
    }
  }
  if (!compiled) onSlow?.(new PlannerError("wasm-mime", "wasm", `${url} is not served as application/wasm`));
  // The compiler rejects a response of a page's own fetch, but accepts its bytes.
  return (compiled ?? Promise.reject()).catch(() => WebAssembly.compile(bytes)).catch(refuse);
}

/**
 * Some browsers apply a policy to compilation, others to instantiation.
 * @param {Error} error
 * @returns {never}
 */
function refuse({ message }) {
  const isBlocked = /unsafe-eval|content.security.policy|blocked by CSP/i.test(message);
  throw new PlannerError(isBlocked ? "wasm-blocked-csp" : "wasm-invalid", "wasm", message);
}

/** The engine that all planners share until a panic poisons it. */
export const engine = {
  /** @type {Promise<WebAssembly.Module> | undefined} */
  module: undefined,
  /** @type {Promise<StartedGlue> | undefined} */
  glue: undefined,
  /**
   * Called when the engine is lost.
   * @type {Set<(error: PlannerError) => void>}
   */
  users: new Set(),
  /**
   * @param {string | null} [base]
   * @param {EngineOptions} [options]
   */
  async start(base, options = {}) {
    this.module ??= compile(base, options);
    this.module.catch(() => { this.module = undefined; });
    const module = await this.module;
    this.glue ??= this.instantiate(module);
    this.glue.catch(() => { this.glue = undefined; });
    return this.glue;
  },
  /**
   * @param {WebAssembly.Module} module
   * @returns {Promise<StartedGlue>}
   */
  async instantiate(module) {
    let isLost = false;
    const lose = (/** @type {string} */ message) => {
      if (!isLost) this.poison(message);
      isLost = true;
    };
    // A panic is a trap. A build with panic messages first passes the message to `watch`.
    const glue = createGlue((error) => lose(`the engine stopped: ${error.message}`));
    await glue.init(module).catch(refuse);
    addLateStyles(module);
    addPrintStyles(module);
    glue.watch(lose);
    /** @type {Map<Messages, Locale>} */
    const made = new Map();
    return Object.assign(glue, {
      /** @param {MessagePair} pair */
      localeOf({ messages, fallback }) {
        let locale = made.get(messages);
        if (!locale) {
          // Of equal keys the last one counts.
          locale = new glue.Locale(packMessages(messages === fallback ? [messages] : [fallback, messages]));
          made.set(messages, locale);
        }
        return locale;
      },
    });
  },
  /** @param {string} message */
  poison(message) {
    this.glue = undefined;
    for (const user of [...this.users]) user(new PlannerError("panic", "run", message));
    this.users.clear();
  },
};
