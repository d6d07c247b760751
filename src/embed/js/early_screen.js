// @ts-check
// Shows the first questions before the wasm has loaded, if the widget will show the same ones.

import { attempt } from "./attempt.js";
import { FIRST_QUESTIONS } from "./build.js";
import { FirstQuestions } from "./first_questions.js";
import { hasStoredAnswers } from "./instances.js";
import { localeFor } from "./locales.js";
import { colourScheme, headingLevel, languageOf, regionOf } from "./page_context.js";
import { delay } from "./scheduling.js";
import { usableTheme } from "./theme.js";

/** @import { Answers } from "../api/recovery-calculator.js" */
/** @import { Configuration, Source } from "./configuration.js" */
/** @import { PlannerInput } from "./planner_input.js" */
/** @import { Shell } from "./shell.js" */

/**
 * How long the first question waits for a configuration file, in ms; after that its colours change
 * late.
 */
const CONFIG_WAIT = 300;

/** Whether a link was opened, now or before a reload. */
const hasLink = () => location.hash.includes("rcv")
  || attempt(() => Object.keys(window.history.state).some((key) => key.startsWith("rcv.link.")));

/** @typedef {ReturnType<typeof createEarlyScreen>} EarlyScreen */

/**
 * @param {HTMLElement} host
 * @param {Shell} shell
 * @param {Configuration} configuration
 * @param {PlannerInput} input
 */
export function createEarlyScreen(host, shell, configuration, input) {
  const screen = {
    /**
     * The questions while they are shown.
     * @type {FirstQuestions | undefined}
     */
    questions: undefined,
    /** Adopts a first question from the page's own HTML. */
    adopt() {
      const { broughtRoot } = shell;
      if (broughtRoot) place(new FirstQuestions(headingLevel(host), broughtRoot));
    },
    /**
     * Shows them once the configuration file has loaded or timed out, and updates them when it
     * loads late.
     * @param {Promise<Source>} file
     * @param {HTMLElement} mount
     * @param {() => boolean} isWanted
     * @param {{ answers?: Answers, isRetried: boolean }} planner
     */
    showWith(file, mount, isWanted, planner) {
      /** @type {Source | undefined} */
      let known;
      const showOnce = (/** @type {Source} */ read) => {
        // A file that loads in time resolves both.
        if (read === known || !isWanted()) return;
        known = read;
        show(read, mount, planner.answers != null);
        if (!screen.questions) return;
        if (planner.isRetried) screen.questions.focus();
        planner.isRetried = false;
      };
      // On any error the widget's own question shows later.
      for (const part of [Promise.race([file, delay(CONFIG_WAIT, {})]), file]) part.then(showOnce).catch(() => {});
    },
    remove() {
      screen.questions?.root.remove();
      screen.questions = undefined;
    },
  };

  /** @param {FirstQuestions} questions */
  const place = (questions) => {
    screen.questions = questions;
    const mount = /** @type {HTMLElement} */ (shell.mount);
    if (questions.root.parentNode !== mount) mount.append(questions.root);
    mount.hidden = false;
    shell.hideFallback(true);
  };

  /**
   * Shows them as the page is set up, unless the widget's first question will differ: other texts,
   * answers from a link or the page, or an offer to resume.
   * @param {Source} file
   * @param {HTMLElement} mount
   * @param {boolean} hasAnswers whether the page has set answers
   */
  const show = (file, mount, hasAnswers) => {
    const configs = [file.config, configuration.inline().config, { unit: host.getAttribute("unit") }, configuration.property].filter((part) => part != null);
    const reworded = new RegExp(FIRST_QUESTIONS.keys);
    const isOther = hasAnswers || host.hasAttribute("preview") || localeFor(languageOf(host)) !== "en" || hasLink()
      || hasStoredAnswers(host, input.ownStorageKey())
      || configs.some(({ texts }) => Object.keys(texts ?? {}).some((key) => reworded.test(key)));
    // Questions in use keep their input and texts until the widget takes over.
    if (isOther && !screen.questions?.isStyled) return screen.remove();
    const questions = screen.questions ?? new FirstQuestions(headingLevel(host));
    const unit = configs.map((config) => config.unit).filter((given) => given != null).pop();
    const { region } = regionOf(host, "en", configs);
    questions.style({
      unit: ["km", "mi"].includes(unit) ? unit : FIRST_QUESTIONS.miles.includes(region ?? "") ? "mi" : "km",
      scheme: colourScheme(host, mount),
      theme: usableTheme(configs),
    });
    place(questions);
  };

  return screen;
}
