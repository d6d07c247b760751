// @ts-check
// The life cycle of a planner: it waits, loads, shows the first questions, starts the widget, fails
// and retries, and is destroyed.

import { createConfiguration } from "./configuration.js";
import { createEarlyScreen } from "./early_screen.js";
import { engine } from "./engine.js";
import { failurePanel } from "./failure_panel.js";
import { HOME } from "./files.js";
import { instanceOf } from "./instances.js";
import { whenWanted } from "./load_trigger.js";
import { PlannerError } from "./planner_error.js";
import { createInput } from "./planner_input.js";
import { createReadiness } from "./readiness.js";
import { createReporter } from "./reporter.js";
import { RunningWidget } from "./running_widget.js";
import { afterPaint, yieldToMain } from "./scheduling.js";
import { Shell } from "./shell.js";
import { unclosedTagError } from "./unclosed_tag.js";

/** @import { Answers, State } from "../api/recovery-calculator.js" */
/** @import { EarlyScreen } from "./early_screen.js" */
/** @import { Input, Widget } from "./build.js" */
/** @import { StartedGlue } from "./engine.js" */
/** @import { Kept } from "./running_widget.js" */

export class Planner {
  /** @type {State} */
  state = "idle";
  /** The initial answers. @type {Answers | undefined} */
  answers;
  /** What a widget before has kept. @type {Kept | undefined} */
  #kept;
  isDestroyed = false;
  readiness = createReadiness();
  configuration;
  #host; #instance; #reporter; #input;
  /**
   * Created when the element is first connected.
   * @type {Shell}
   */
  #shell;
  /** @type {EarlyScreen} */
  #early;
  /** @type {RunningWidget | undefined} */
  #running;
  /** @type {AbortController | undefined} */
  #loading;
  /** Whether something has changed since the input was read. */
  #isStale = false;
  /** Whether the visitor has pressed Retry: the next screen takes the focus. */
  isRetried = false;
  #startedAt = 0;
  /** @type {(() => void) | undefined} */
  #stopWatching;
  /** @type {((error: PlannerError) => void) | undefined} */
  #onLostEngine;

  /** @param {HTMLElement} host */
  constructor(host) {
    this.#host = host;
    this.#instance = instanceOf(host);
    this.#reporter = createReporter(host, this.#instance, () => this.widget);
    this.configuration = createConfiguration(host, (error) => this.#reporter.report(error));
    this.#input = createInput(host, this.configuration, this.#instance);
  }

  /** @returns {Widget | undefined} */
  get widget() { return this.#running?.widget; }

  /** Whether calls of the page can run. */
  get isReady() { return this.#running?.isReady ?? false; }

  /** Whether the rest of a long page still has to render. */
  get isPartlyDrawn() { return this.#shell?.mount?.querySelector("[data-partial]") != null; }

  /** Called when the element is connected. */
  connect() {
    if (this.#running || this.#loading || this.state === "error") return;
    if (this.#shell?.mount || this.#build()) this.#watch();
  }

  /** Called when the element is adopted by another document. */
  adopt() { this.#shell?.adoptSheets(); }

  /** Called when the `hidden` attribute changes. */
  rewatch() {
    this.#stopWatching?.();
    if (this.state === "idle" && this.#shell?.mount && this.#host.isConnected) this.#watch();
  }

  /** Called when attributes or the configuration change. */
  update() {
    if (this.#running) this.#running.update();
    else this.#isStale = true;
  }

  retry() {
    if (this.state !== "error") return;
    this.readiness.renew();
    this.isRetried = this.#shell?.hasFocus ?? false;
    this.#shell?.clearPanel();
    if (this.#shell?.mount || this.#build()) this.#load();
  }

  /** Called when the element is removed; its answers stay for its return. */
  release() {
    this.#stopWatching?.();
    this.#loading?.abort();
    this.#loading = undefined;
    this.#leaveEngine();
    this.#instance.release();
    if (this.#running) {
      this.#running.destroy();
      ({ kept: this.#kept, answers: this.answers } = this.#running);
      this.#running = undefined;
      this.#mount.hidden = true;
      this.#shell.hideFallback(false);
      this.readiness.renew();
    } else if (this.state === "error") {
      this.#shell.clearPanel();
      this.readiness.renew();
    }
    this.#setState("idle");
  }

  destroy() {
    this.isDestroyed = true;
    this.release();
    this.#early?.remove();
    this.readiness.end();
  }

  get #mount() { return /** @type {HTMLElement} */ (this.#shell.mount); }

  /** Makes the shadow root; returns whether the browser is new enough. */
  #build() {
    this.#shell ??= new Shell(this.#host, () => !this.#early?.questions);
    this.#early ??= createEarlyScreen(this.#host, this.#shell, this.configuration, this.#input);
    if (!this.#shell.build()) {
      this.#fail(new PlannerError("unsupported-browser", "start", "this browser is too old"));
      return false;
    }
    this.#early.adopt();
    this.#setState("idle");
    return true;
  }

  #watch() {
    if (this.#host.hasAttribute("hidden")) return;
    if (this.#host.getAttribute("loading") === "eager") return this.#load();
    const stop = whenWanted(this.#host, () => this.#load());
    this.#stopWatching = () => {
      stop();
      this.#stopWatching = undefined;
    };
  }

  async #load() {
    this.#stopWatching?.();
    if (this.#loading || this.#running || this.isDestroyed) return;
    this.#startedAt = performance.now();
    const stop = this.#loading = new AbortController();
    this.#setState("loading");
    this.#isStale = false;
    const isWanted = () => this.#loading === stop && this.#host.isConnected;
    const goesOn = async () => {
      if (this.#early.questions) await yieldToMain();
      return isWanted();
    };
    try {
      if (new URL(HOME).protocol === "file:") {
        throw new PlannerError("file-protocol", "start", "the files have to come from a web server");
      }
      const report = (/** @type {PlannerError} */ error) => this.#reporter.report(error);
      const isUp = engine.glue != null;
      // In a task of its own: together with the module's task it would block a slow phone for too
      // long.
      const soon = yieldToMain();
      const started = soon.then(() => engine.start(this.#host.getAttribute("base"), { onSlow: report }));
      const file = soon.then(() => this.configuration.file(stop.signal));
      if (!isUp || this.#early.questions) soon.then(() => this.#early.showWith(file, this.#mount, () => isWanted() && !this.#running, this));
      // The locale is only used with the wasm, so it is requested after the first question has
      // rendered.
      const loading = (isUp ? Promise.resolve() : soon.then(afterPaint))
        .then(() => this.#loading === stop ? this.#input.load(report, stop.signal, file) : undefined);
      const [glue, loaded] = await Promise.all([started, loading]);
      if (!isWanted() || !loaded) return;
      // From here on this planner shows a trap of the engine, whichever planner caused it.
      this.#onLostEngine = (error) => this.#fail(error);
      engine.users.add(this.#onLostEngine);
      if (!await goesOn()) return;
      glue.localeOf(loaded);
      if (!await goesOn()) return;
      const input = await this.#input.read(glue, this.#mount, loaded);
      if (!await goesOn()) return input.free();
      this.#reporter.setLanguage(loaded.lang);
      await this.#start(glue, input);
    } catch (error) {
      if (isWanted()) this.#fail(/** @type {PlannerError} */ (error));
    } finally {
      if (this.#loading === stop) this.#loading = undefined;
    }
  }

  /**
   * @param {StartedGlue} glue
   * @param {Input} input
   */
  async #start(glue, input) {
    const mount = this.#mount;
    const { questions } = this.#early;
    this.#shell.adoptSheets();
    mount.hidden = false;
    mount.toggleAttribute("data-turn", questions != null);
    const onState = (/** @type {State} */ state) => this.#setState(state);
    const running = new RunningWidget({ mount, glue, plannerInput: this.#input, reporter: this.#reporter, onState }, input, this.answers, this.#kept, this.#isStale);
    this.#running = running;
    this.#shell.hideFallback(true);
    this.#shell.clearPanel();
    if (!await running.start(questions)) return;
    mount.toggleAttribute("data-turn", false);
    this.#early.questions = undefined;
    const tellPending = running.takePendingEvents();
    this.#setState("ready");
    this.#reporter.emit("rcv-ready", { loadMs: Math.round(performance.now() - this.#startedAt), source: running.widget.source });
    tellPending();
    this.readiness.resolve(this.#host);
    running.catchUp();
    const unclosed = unclosedTagError(this.#host);
    if (unclosed) this.#reporter.report(unclosed);
    // The pressed button is gone, so the question takes the focus.
    if (this.isRetried) setTimeout(() => /** @type {HTMLElement | null} */ (mount.querySelector("[tabindex='-1']"))?.focus());
    this.isRetried = false;
  }

  /** @param {State} state */
  #setState(state) {
    this.state = state;
    if (this.#host.dataset.state !== state) this.#host.dataset.state = state;
  }

  #leaveEngine() {
    if (this.#onLostEngine) engine.users.delete(this.#onLostEngine);
    this.#onLostEngine = undefined;
  }

  /**
   * Shows a fatal error: one plain sentence, a button to try again, and the author's own content.
   * @param {PlannerError} error
   */
  #fail(error) {
    this.#leaveEngine();
    if (this.#running) {
      ({ kept: this.#kept, answers: this.answers } = this.#running);
      this.#running.abandon();
    }
    this.#running = undefined;
    this.#loading = undefined;
    this.#shell.hideFallback(false);
    this.#shell.replaceMount();
    this.#early.questions?.forgetPress();
    this.#shell.clearPanel();
    this.#shell.showPanel(failurePanel(() => this.retry()));
    this.#setState("error");
    this.#reporter.report(error, true);
    this.readiness.fail(error);
  }
}
