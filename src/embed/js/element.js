// @ts-check
// The custom element: the public API of a planner, and the callbacks of the browser.
//
// The comments of public members go into the types and the manifest of a release (`cargo xtask
// api`).

import { VERSION } from "./build.js";
import { MODULE_ADDRESS, importDoctor, knownFiles } from "./doctor_script.js";
import { engine } from "./engine.js";
import { OBSERVED } from "./names.js";
import { Planner } from "./planner.js";
import { destroyedError } from "./readiness.js";

/** @import { Answers, Config, Finding, Plan, PlanRequest, PlanResult, State, Step } from "../api/recovery-calculator.js" */
/** @import { Widget } from "./build.js" */

/** @typedef {"exportICS" | "exportText" | "shareURL" | "print"} PlanMethod */

/** A planner of massage sessions for runners. */
export class RecoveryCalculator extends HTMLElement {
  static observedAttributes = [...OBSERVED, "hidden"];

  /**
   * The version of this copy.
   * @readonly
   * @type {string}
   */
  static version = VERSION;

  /**
   * Computes a plan without a planner on the page, health included.
   * @param {PlanRequest} request
   * @returns {Promise<PlanResult>}
   */
  static async plan(request) {
    const glue = await engine.start();
    return glue.plan(request);
  }

  /**
   * Checks the files and the configuration of the page, for its owner. Each finding is a line of the
   * console too.
   * @returns {Promise<readonly Finding[]>}
   */
  static async doctor() {
    const { diagnose } = await importDoctor();
    return diagnose(MODULE_ADDRESS, knownFiles());
  }

  #planner = new Planner(this);

  /**
   * The configuration, merged and validated.
   * @returns {Config}
   */
  get config() { return this.#planner.widget?.config() ?? structuredClone(this.#planner.configuration.property ?? {}); }
  /** @param {Config | string | URL} config */
  set config(config) {
    // Frameworks set properties where HTML has attributes.
    const address = /** @type {URL} */ (config)?.href ?? config;
    const isAddress = typeof address === "string";
    this.#planner.configuration.property = isAddress ? undefined : config;
    if (isAddress) this.setAttribute("config", address);
    this.#planner.update();
  }

  /**
   * The answers, without health. Setting it merges into the answers so far.
   * @returns {Answers}
   */
  get answers() { return this.#planner.widget?.answers() ?? structuredClone(this.#planner.answers ?? {}); }
  /** @param {Answers} answers */
  set answers(answers) {
    const { widget } = this.#planner;
    if (widget) widget.merge(answers);
    else this.#planner.answers = { ...this.#planner.answers, ...answers };
  }

  /**
   * The visible plan, without health; null for a referral and for a plan without sessions.
   * @returns {Plan | null}
   */
  get plan() { return this.#planner.widget?.result() ?? null; }

  /**
   * Also in `data-state`.
   * @returns {State}
   */
  get state() { return this.#planner.state; }

  /**
   * The step that is shown.
   * @returns {{ readonly id: Step | null; readonly index: number | null; readonly total: number }}
   */
  get step() { return this.#planner.widget?.step() ?? { id: null, index: null, total: 5 }; }

  /**
   * Resolves once the planner is usable.
   * @returns {Promise<RecoveryCalculator>}
   */
  get ready() { return this.#planner.readiness.promise(); }

  /**
   * The version of this copy.
   * @returns {string}
   */
  get version() { return VERSION; }

  /**
   * Clears every answer.
   * @returns {Promise<void>}
   */
  reset() { return this.#call(() => /** @type {Widget} */ (this.#planner.widget).reset()); }

  /**
   * Loads again after a fatal error.
   * @returns {void}
   */
  retry() { this.#planner.retry(); }

  /**
   * The plan as a calendar file.
   * @returns {Promise<File>}
   */
  exportICS() { return this.#ask("exportICS"); }

  /**
   * The plan as text.
   * @returns {Promise<string>}
   */
  exportText() { return this.#ask("exportText"); }

  /**
   * A link that prefills the quiz, without health, names and areas.
   * @returns {Promise<string>}
   */
  shareURL() { return this.#ask("shareURL"); }

  /**
   * Prints the plan alone.
   * @returns {Promise<boolean>}
   */
  print() { return this.#ask("print"); }

  /**
   * Destroys the planner for good.
   * @returns {void}
   */
  destroy() { this.#planner.destroy(); }

  connectedCallback() {
    if (this.#planner.isDestroyed) return;
    this.#takeEarlyProperties();
    this.#planner.connect();
  }

  disconnectedCallback() {
    // A move is a disconnect and a connect in one task; only a real removal frees resources.
    setTimeout(() => { if (!this.isConnected) this.#planner.release(); });
  }

  adoptedCallback() { this.#planner.adopt(); }

  /** @param {string} name */
  attributeChangedCallback(name) {
    if (name === "hidden") this.#planner.rewatch();
    else this.#planner.update();
  }

  /** Applies properties that a script has set before the element was defined. */
  #takeEarlyProperties() {
    for (const name of ["config", "answers"]) {
      if (!Object.hasOwn(this, name)) continue;
      const own = /** @type {{ [name: string]: any }} */ (this);
      const value = own[name];
      delete own[name];
      own[name] = value;
    }
  }

  /**
   * Runs now, or once ready, in call order.
   * @template Value
   * @param {() => Value | PromiseLike<Value>} act
   */
  #call(act) {
    if (this.#planner.isDestroyed) return Promise.reject(destroyedError());
    return this.#planner.readiness.call(this.#planner.isReady, act);
  }

  /**
   * Calls a method of the widget that needs a visible plan.
   * @template {PlanMethod} Name
   * @param {Name} name
   */
  #ask(name) {
    return this.#call(async () => {
      // A plan that is still rendering must not be printed.
      while (name === "print" && this.#planner.isPartlyDrawn) await new Promise(requestAnimationFrame);
      const made = this.#planner.widget?.[name]();
      if (made === undefined) throw new DOMException("no plan is shown", "InvalidStateError");
      return /** @type {Exclude<ReturnType<Widget[Name]>, undefined>} */ (made);
    });
  }
}
