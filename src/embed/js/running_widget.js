// @ts-check
// A running widget of the engine: takes over from the first questions, forwards its events, and
// applies changes of the page.

import { PlannerError } from "./planner_error.js";
import { yieldToMain } from "./scheduling.js";

/** @import { Answers, State } from "../api/recovery-calculator.js" */
/** @import { Input, Widget } from "./build.js" */
/** @import { StartedGlue } from "./engine.js" */
/** @import { FirstQuestions } from "./first_questions.js" */
/** @import { PlannerInput } from "./planner_input.js" */
/** @import { Reporter } from "./reporter.js" */

/**
 * The dependencies of a widget.
 * @typedef {object} Setting
 * @property {HTMLElement} mount
 * @property {StartedGlue} glue
 * @property {PlannerInput} plannerInput
 * @property {Reporter} reporter
 * @property {(state: State) => void} onState receives each new state of the quiz
 */

/** @typedef {{ answers: Answers }} Kept what `Saved` in Rust writes */

/** The events that a listener can cancel. */
const CANCELABLE = ["rcv-book", "rcv-export", "rcv-share"];

export class RunningWidget {
  /** @type {Widget} */
  widget;
  /**
   * What may be kept of the visit so far: no health, and of the plan only dates.
   * @type {Kept | undefined}
   */
  kept;
  #setting;
  #isOver = false; #isUpdateQueued = false; #isStale;
  /** @type {AbortController | undefined} */
  #updating;
  /**
   * Events that occur before the widget is ready.
   * @type {[name: string, detail: any][] | undefined}
   */
  #pendingEvents;
  /** @type {(() => void) | undefined} */
  #resolveState;
  #shown;

  /**
   * @param {Setting} setting
   * @param {Input} input
   * @param {Answers | undefined} answers to begin with
   * @param {Kept | undefined} kept of a widget before this one
   * @param {boolean} isStale whether something has changed since the input was read
   */
  constructor(setting, input, answers, kept, isStale) {
    this.#setting = setting;
    this.kept = kept;
    this.#isStale = isStale;
    this.#shown = this.#nextState();
    this.widget = new setting.glue.Widget(setting.mount, input, answers ?? null, kept ?? null, (name, detail) => this.#hear(name, detail));
    // The page receives no event about answers before the widget is ready with all early answers.
    this.#pendingEvents = [];
  }

  /** Whether the page may use it. */
  get isReady() { return !this.#pendingEvents; }

  /**
   * Renders it and passes it the answers to the first questions; returns whether it is still
   * wanted.
   * @param {FirstQuestions | undefined} firstQuestions
   */
  async start(firstQuestions) {
    const { widget } = this;
    const isWanted = () => !this.#isOver;
    if (firstQuestions) await yieldToMain();
    if (!isWanted()) return false;
    widget.show();
    await this.#shown;
    if (firstQuestions) await yieldToMain();
    if (!isWanted()) return false;
    widget.look();
    if (firstQuestions) {
      await yieldToMain();
      if (isWanted()) await firstQuestions.handOver(() => this.#nextState(), isWanted);
    }
    return isWanted();
  }

  /** From now on events are dispatched at once; returns the queued ones. */
  takePendingEvents() {
    const pending = this.#pendingEvents ?? [];
    this.#pendingEvents = undefined;
    return () => { for (const [name, detail] of pending) this.#tell(name, detail); };
  }

  /** Applies what has changed while it started. */
  catchUp() {
    if (this.#isStale) this.update();
  }

  /**
   * Applies changes of the page, once for all changes of a task; a later change overrides a slower
   * one.
   */
  update() {
    this.#isStale = true;
    if (this.#isUpdateQueued) return;
    this.#isUpdateQueued = true;
    queueMicrotask(async () => {
      const { glue, mount, plannerInput, reporter } = this.#setting;
      this.#isUpdateQueued = false;
      this.#isStale = false;
      this.#updating?.abort();
      const { signal } = this.#updating = new AbortController();
      try {
        const loaded = await plannerInput.load((error) => reporter.report(error), signal);
        if (signal.aborted) return;
        reporter.setLanguage(loaded.lang);
        const input = await plannerInput.read(glue, mount, loaded);
        if (signal.aborted || this.#isOver) return input.free();
        this.widget.update(input);
      } catch (error) {
        if (!signal.aborted) reporter.report(/** @type {Error} */ (error));
      }
    });
  }

  /** The visitor's answers so far, without health. */
  get answers() { return this.kept?.answers; }

  /** Destroys it; what it may keep stays. */
  destroy() {
    this.#pendingEvents = undefined;
    this.#updating?.abort();
    this.kept = this.widget.kept() ?? undefined;
    this.widget.destroy();
    this.#isOver = true;
  }

  /** Abandons it, because its engine is lost. */
  abandon() {
    this.#pendingEvents = undefined;
    this.#isOver = true;
  }

  /** Resolves at the widget's next state, which has rendered by then. */
  #nextState() { return /** @type {Promise<void>} */ (new Promise((resolve) => { this.#resolveState = resolve; })); }

  /**
   * Handles events of the public API, states and errors of the widget; returns whether it may
   * proceed.
   * @param {string} name
   * @param {any} detail
   */
  #hear(name, detail) {
    const { mount, plannerInput, reporter } = this.#setting;
    if (name === "fault") {
      reporter.report(new PlannerError(detail.code, detail.phase, detail.message));
      return true;
    }
    if (name === "state") {
      this.kept = detail.kept ?? undefined;
      this.#resolveState?.();
    }
    if (this.#pendingEvents && name !== "rcv-config") return this.#pendingEvents.push([name, detail]) > 0;
    // The page may have changed its colours meanwhile.
    if (name === "rcv-step") {
      if (plannerInput.isOtherScheme(mount)) this.update();
      this.widget?.look();
    }
    if (name !== "rcv-config") return this.#tell(name, detail);
    reporter.warn(plannerInput.allWarnings(detail.warnings), plannerInput.place(), () => !this.#isOver);
    return true;
  }

  /**
   * @param {string} name
   * @param {any} detail
   */
  #tell(name, detail) {
    if (name !== "state") return this.#setting.reporter.emit(name, detail, CANCELABLE.includes(name));
    this.#setting.onState(detail.state);
    return true;
  }
}
