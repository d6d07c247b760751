// The first two questions, on screen and answerable before the wasm has come. Built from what the
// real component gave at build time (RCV_EARLY), then handed over to the widget, which takes the
// answers through its own controls, as if they were given again.

/** An element from the build's data: name, attributes, texts and elements. */
function grown([name, attributes, ...children], level, space) {
  if (name === "svg") space = "http://www.w3.org/2000/svg";
  const element = space ? document.createElementNS(space, name) : document.createElement(name === "h2" ? `h${level}` : name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.map((child) => typeof child === "string" ? child : grown(child, level, space)));
  return element;
}

/** The rule of `theme` in the configuration: one value that fetches nothing. */
const isSafe = (value) => typeof value === "string" && value.trim() && value.length <= RCV_EARLY.longest
  && !new RegExp(RCV_EARLY.unsafe, "i").test(value);

class Early {
  #level; #screens; #pressed; #unit; #until = 0;

  /** Takes the root that the page itself has brought, or makes one. */
  constructor(level, given) {
    this.#level = level;
    this.root = given ?? grown(["div", { class: "root", part: "root", lang: "en", dir: "ltr" }, RCV_EARLY.steps[0]], level);
    this.#screens = [this.root.firstElementChild];
    this.root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#go(this.root.querySelector(".step__go"));
    });
    this.root.addEventListener("click", (event) => {
      const button = event.target.closest("button");
      if (!button) return;
      // Enter in a field is a click on Continue too. What a form does with one first takes a slow phone some milliseconds.
      event.preventDefault();
      if (button.type === "submit") this.#go(button);
      else if (button.matches(".chip")) this.#field.value = button.textContent;
      else this.#press(button);
    });
    for (const kind of ["pointerdown", "keydown", "compositionstart"]) {
      this.root.addEventListener(kind, () => { this.#until = Infinity; });
    }
    for (const kind of ["pointerup", "pointercancel", "keyup", "compositionend"]) {
      // A click comes a moment after the finger has left.
      this.root.addEventListener(kind, () => { this.#until = performance.now() + 50; });
    }
  }

  get #field() { return this.root.querySelector("[type=text]"); }
  get #heading() { return this.root.querySelector("[tabindex='-1']"); }

  /** Whether it has been shown as the page asks: from then on it may be in use. */
  get isDressed() { return this.#unit != null; }

  /** Colours, and the unit: a second time only where the visitor has neither chosen one nor typed. */
  dress({ theme, scheme, unit }) {
    this.root.dataset.theme = scheme;
    for (const [name, value] of theme) this.root.style.setProperty(`--rcv-${name}`, value);
    const isFree = !this.isDressed || this.#field?.value === "" && this.root.querySelector("[name=unit]:checked").value === this.#unit;
    if (!isFree) return;
    this.root.querySelector(`[value=${unit}]`).checked = true;
    this.#unit = unit;
  }

  focus() { this.#heading.focus(); }

  /** Forgets what was pressed: what was typed stays. */
  rest() {
    this.#pressed?.removeAttribute("aria-busy");
    this.#pressed = undefined;
  }

  /** Continue: the next question where nothing can be wrong, else once the widget is here. */
  #go(button) {
    const isPlain = this.#screens.length < 2 && /^[1-9]\d?([.,]\d)?$/.test(this.#field.value.trim())
      && this.root.querySelector("[name=runDays]:checked")?.value > 0;
    if (!isPlain) return this.#press(button);
    const next = grown(RCV_EARLY.steps[1], this.#level);
    this.#screens.at(-1).replaceWith(next);
    this.#screens.push(next);
    this.#heading.focus({ preventScroll: true });
    const { top } = next.getBoundingClientRect();
    if (top < 0 || top > innerHeight) next.scrollIntoView();
  }

  #press(button) {
    this.rest();
    this.#pressed = button;
    button.setAttribute("aria-busy", true);
    this.root.querySelector("[role=status]").textContent = SENTENCES.wait;
  }

  /** Waits, not for ever, while a finger or key is down or letters are being put together. */
  async calm() {
    for (let looks = 0; looks < 99 && performance.now() < this.#until; looks++) {
      await new Promise((resolve) => { setTimeout(resolve, 20); });
    }
  }

  /**
   * Gives everything to the widget's root, which stands behind ours, and goes, unless `isOn()` fails
   * meanwhile. `turn()` resolves once the widget shows its next state.
   */
  async handOver(turn, isOn) {
    const own = this.root.nextElementSibling;
    // What it leads to takes no focus away from ours.
    own.inert = true;
    try {
      for (const screen of this.#screens) {
        const twin = (node) => own.querySelectorAll(node.localName)[[...screen.querySelectorAll(node.localName)].indexOf(node)];
        const given = new Set();
        const give = () => {
          // The unit first: a change of it would convert the number.
          for (const input of [...screen.querySelectorAll("[type=radio]"), ...screen.querySelectorAll("[type=text]")]) {
            const it = twin(input);
            // What the visitor has not touched is the page's to fill in.
            const isSame = input.type === "radio" ? input.checked === it.checked || !input.checked : input.value === it.value || !input.value && !given.has(input);
            if (isSame) continue;
            given.add(input);
            it.checked = input.checked;
            it.value = input.value;
            // `Event` may be a page's own.
            it.dispatchEvent(new CustomEvent(input.type === "radio" ? "change" : "input", { bubbles: true }));
          }
        };
        give();
        await breath();
        await this.calm();
        if (!isOn()) return;
        // And what has changed since.
        give();
        // From here on the last one goes in one task: it may be in use.
        const isLast = screen === this.#screens.at(-1);
        if (isLast) own.inert = false;
        const pressed = isLast ? this.#pressed : screen.querySelector(".step__go");
        const active = this.root.getRootNode().activeElement;
        if (pressed) {
          const next = turn();
          twin(pressed).click();
          await next;
        }
        // Unless the widget has led on already.
        if (isLast && screen.contains(active) && this.root.getRootNode().activeElement === active) {
          const it = pressed ? own.querySelector("[tabindex='-1']") : twin(active);
          it.focus({ preventScroll: true });
          if (active.selectionStart != null) it.setSelectionRange(active.selectionStart, active.selectionEnd, active.selectionDirection);
        }
        if (!isLast) await breath();
        if (!isOn()) return;
      }
    } finally {
      own.inert = false;
    }
    // What was chosen is drawn while nothing may move, so that no colour fades in.
    own.getBoundingClientRect();
    this.root.remove();
  }
}
