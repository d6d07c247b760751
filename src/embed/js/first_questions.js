// @ts-check
// The first two questions, visible and usable before the wasm has loaded. They are built from what
// the real component rendered at build time. The widget takes over their answers through its own
// controls, as if they were given again.

import { FIRST_QUESTIONS } from "./build.js";
import { delay, yieldToMain } from "./scheduling.js";
import { SENTENCES } from "./sentences.js";

/** @import { ElementData } from "./build.js" */

/** @typedef {{ unit: string, scheme: string, theme: [token: string, value: string][] }} Look */

/**
 * An element from the build's data.
 * @param {ElementData} data
 * @param {number} level of the heading
 * @param {string} [space] the namespace
 * @returns {HTMLElement}
 */
function elementFrom([name, attributes, ...children], level, space) {
  if (name === "svg") space = "http://www.w3.org/2000/svg";
  const element = space ? document.createElementNS(space, name) : document.createElement(name === "h2" ? `h${level}` : name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => typeof child === "string" ? child : elementFrom(child, level, space)));
  return /** @type {HTMLElement} */ (element);
}

/** @type {(root: Element, selector: string) => HTMLInputElement} */
const inputIn = (root, selector) => /** @type {HTMLInputElement} */ (root.querySelector(selector));
/** @type {(root: Element, selector: string) => HTMLInputElement[]} */
const inputsIn = (root, selector) => [.../** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll(selector))];

/** @param {Element} screen */
const continueButton = (screen) => /** @type {HTMLButtonElement} */ (screen.querySelector(".step__go"));

export class FirstQuestions {
  root;
  #level;
  /** @type {Element[]} */
  #screens;
  /** @type {HTMLButtonElement | undefined} */
  #pressed;
  /** @type {string | undefined} */
  #unit;
  /** The time until which a press, a key or a composition is considered in progress. */
  #busyUntil = 0;

  /**
   * @param {number} level of the headings
   * @param {HTMLElement} [brought] the root from the page's own HTML
   */
  constructor(level, brought) {
    this.#level = level;
    const root = this.root = brought ?? elementFrom(["div", { class: "root", part: "root", lang: "en", dir: "ltr" }, FIRST_QUESTIONS.steps[0]], level);
    this.#screens = [/** @type {Element} */ (root.firstElementChild)];
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#continue(continueButton(root));
    });
    root.addEventListener("click", (event) => {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (!button) return;
      // Enter in a field is a click on Continue too. Handled before the submit event, which takes a
      // slow phone some milliseconds.
      event.preventDefault();
      if (button.type === "submit") this.#continue(button);
      else if (button.matches(".chip")) {
        const isChosen = button.getAttribute("aria-pressed") === "true";
        this.#field.value = isChosen ? "" : /** @type {string} */ (button.textContent);
        this.#showChips();
      } else this.#press(button);
    });
    for (const kind of ["input", "change"]) root.addEventListener(kind, () => this.#showChips());
    for (const kind of ["pointerdown", "keydown", "compositionstart"]) {
      root.addEventListener(kind, () => { this.#busyUntil = Infinity; });
    }
    for (const kind of ["pointerup", "pointercancel", "keyup", "compositionend"]) {
      // The click event follows the release of the pointer.
      root.addEventListener(kind, () => { this.#busyUntil = performance.now() + 50; });
    }
  }

  get #field() { return inputIn(this.root, "[type=text]"); }
  get #heading() { return /** @type {HTMLElement} */ (this.root.querySelector("[tabindex='-1']")); }

  /** The common distances in the chosen unit, and which of them is the answer. */
  #showChips() {
    const { value: unit } = inputIn(this.root, "[name=unit]:checked") ?? {};
    for (const chip of /** @type {NodeListOf<HTMLElement>} */ (this.root.querySelectorAll(".chip"))) {
      const number = chip.dataset[/** @type {string} */ (unit)];
      if (number) chip.textContent = number;
      chip.setAttribute("aria-pressed", String(chip.textContent === this.#field.value.trim()));
    }
  }

  /** Whether the page's settings were applied: from then on the questions may be in use. */
  get isStyled() { return this.#unit != null; }

  /**
   * Applies colours and unit; later, only if the visitor has neither chosen a unit nor typed.
   * @param {Look} look
   */
  style({ theme, scheme, unit }) {
    const { root } = this;
    root.dataset.theme = scheme;
    for (const [name, value] of theme) root.style.setProperty(`--rcv-${name}`, value);
    const isFree = !this.isStyled || this.#field?.value === "" && inputIn(root, "[name=unit]:checked").value === this.#unit;
    if (!isFree) return;
    inputIn(root, `[value=${unit}]`).checked = true;
    this.#unit = unit;
    this.#showChips();
  }

  focus() { this.#heading.focus(); }

  /** Forgets presses; input stays. */
  forgetPress() {
    this.#pressed?.removeAttribute("aria-busy");
    this.#pressed = undefined;
  }

  /**
   * Shows the next question if the answer is surely valid; otherwise the widget decides.
   * @param {HTMLButtonElement} button
   */
  #continue(button) {
    const isPlain = this.#screens.length < 2 && !inputIn(this.root, "#weeks")?.value && /^[1-9]\d?([.,]\d)?$/.test(this.#field.value.trim())
      && Number(inputIn(this.root, "[name=runDays]:checked")?.value) > 0;
    if (!isPlain) return this.#press(button);
    const next = elementFrom(FIRST_QUESTIONS.steps[1], this.#level);
    this.#screens.at(-1)?.replaceWith(next);
    this.#screens.push(next);
    this.#heading.focus({ preventScroll: true });
    const { top } = next.getBoundingClientRect();
    if (top < 0 || top > innerHeight) next.scrollIntoView();
  }

  /** @param {HTMLButtonElement} button */
  #press(button) {
    this.forgetPress();
    this.#pressed = button;
    button.setAttribute("aria-busy", "true");
    /** @type {Element} */ (this.root.querySelector("[role=status]")).textContent = SENTENCES.wait;
  }

  /** Waits, up to a limit, while a pointer or key is down or text is composed. */
  async #idle() {
    for (let looks = 0; looks < 99 && performance.now() < this.#busyUntil; looks++) await delay(20);
  }

  /**
   * Passes everything to the widget's root, which is behind ours, and removes ours, unless
   * `isWanted()` becomes false meanwhile.
   * @param {() => Promise<void>} nextState resolves once the widget shows its next state
   * @param {() => boolean} isWanted
   */
  async handOver(nextState, isWanted) {
    const own = /** @type {HTMLElement} */ (this.root.nextElementSibling);
    // The takeover must not move the focus out of our root.
    own.inert = true;
    try {
      for (const screen of this.#screens) {
        const give = handingOver(screen, own);
        give();
        await yieldToMain();
        await this.#idle();
        if (!isWanted()) return;
        // And input that has changed since.
        give();
        // From here on in one task: the last screen may be in use.
        const isLast = screen === this.#screens.at(-1);
        if (isLast) own.inert = false;
        await this.#handOverFocus(screen, own, isLast, nextState);
        if (!isLast) await yieldToMain();
        if (!isWanted()) return;
      }
    } finally {
      own.inert = false;
    }
    // The choice is rendered without transitions, so that no colour fades in.
    own.getBoundingClientRect();
    this.root.remove();
  }

  /**
   * Repeats in the widget what was pressed here, and moves the focus there.
   * @param {Element} screen
   * @param {HTMLElement} own
   * @param {boolean} isLast
   * @param {() => Promise<void>} nextState
   */
  async #handOverFocus(screen, own, isLast, nextState) {
    const root = /** @type {ShadowRoot} */ (this.root.getRootNode());
    const pressed = isLast ? this.#pressed : continueButton(screen);
    const active = /** @type {HTMLInputElement | null} */ (root.activeElement);
    if (pressed) {
      const next = nextState();
      twin(pressed, screen, own).click();
      await next;
    }
    // Unless the widget has moved on already.
    if (isLast && active && screen.contains(active) && root.activeElement === active) {
      const it = pressed ? inputIn(own, "[tabindex='-1']") : twin(active, screen, own);
      it.focus({ preventScroll: true });
      if (active.selectionStart != null) it.setSelectionRange(active.selectionStart, active.selectionEnd, /** @type {"none"} */ (active.selectionDirection));
    }
  }
}

/**
 * The widget's element that corresponds to one of ours.
 * @template {HTMLElement} Node
 * @param {Node} node
 * @param {Element} screen
 * @param {Element} own
 */
const twin = (node, screen, own) =>
  /** @type {Node} */ (own.querySelectorAll(node.localName)[[...screen.querySelectorAll(node.localName)].indexOf(node)]);

/**
 * A function that replays the differing answers as events of the widget's own controls.
 * @param {Element} screen
 * @param {Element} own
 */
function handingOver(screen, own) {
  const given = new Set();
  return () => {
    for (const fold of screen.querySelectorAll("details")) twin(fold, screen, own).open = fold.open;
    // The unit first: changing it converts the number.
    for (const input of [...inputsIn(screen, "[type=radio]"), ...inputsIn(screen, "[type=text]")]) {
      const it = twin(input, screen, own);
      // Untouched fields are the page's to prefill.
      const isSame = input.type === "radio" ? input.checked === it.checked || !input.checked : input.value === it.value || !input.value && !given.has(input);
      if (isSame) continue;
      given.add(input);
      it.checked = input.checked;
      it.value = input.value;
      // The page may redefine `Event`.
      it.dispatchEvent(new CustomEvent(input.type === "radio" ? "change" : "input", { bubbles: true }));
    }
  };
}
