// @ts-check
// The shadow root: the page's slots, and between them the element that holds our screens.

import { BOX_SLOT, SLOTS } from "./names.js";
import { markPrivate, keepEventsPrivate } from "./privacy.js";
import { coveredHeight } from "./scroll_cover.js";
import { sheetsIn } from "./style_sheets.js";

export class Shell {
  /**
   * Holds our screens; nothing in a browser that is too old.
   * @type {HTMLElement | undefined}
   */
  mount;
  #host; #root; #slot;
  /**
   * The element in which the page's HTML includes the first question.
   * @type {HTMLElement | null | undefined}
   */
  #brought;
  /** @type {HTMLElement | undefined} */
  #panel;
  /**
   * The author's content beside us in a box.
   * @type {HTMLElement | null | undefined}
   */
  #beside;
  #isPressed = false;
  #scrolls;

  /**
   * @param {HTMLElement} host
   * @param {() => boolean} scrolls whether a newly focused control may be scrolled into view
   */
  constructor(host, scrolls) {
    this.#host = host;
    this.#scrolls = scrolls;
    // The page's own HTML may include the first question. Moving it would lose the focus.
    this.#brought = host.shadowRoot?.querySelector("div > .root")?.parentElement;
    const root = this.#root = host.shadowRoot ?? host.attachShadow({ mode: "open" });
    this.#slot = root.querySelector("slot") ?? document.createElement("slot");
    const [above, below] = SLOTS.map((name) => Object.assign(document.createElement("slot"), { name }));
    root.prepend(above);
    root.append(...(this.#brought ? [] : [this.#slot]), below);
    keepEventsPrivate(root, () => this.mount);
    for (const kind of ["pointerdown", "keydown", "focusin", "click"]) {
      root.addEventListener(kind, (event) => this.#uncover(event), { capture: true, passive: true });
    }
  }

  /** The root of the first question in the page's HTML. */
  get broughtRoot() { return this.#brought && /** @type {HTMLElement} */ (this.#brought.firstElementChild); }

  get hasFocus() { return this.#root.activeElement != null; }

  /** Makes the container of our screens; returns whether the browser is new enough. */
  build() {
    // Not by `CSS.supports`, because the page may redefine `CSS`.
    const { style } = this.#slot;
    style.color = "light-dark(red, red)";
    const isNew = style.color;
    style.color = "";
    if (!("adoptedStyleSheets" in this.#root) || !isNew) {
      this.#brought?.remove();
      this.#brought = undefined;
      return false;
    }
    this.adoptSheets();
    this.mount = markPrivate(this.#brought ?? document.createElement("div"));
    this.mount.hidden = !this.#brought;
    if (!this.#brought) this.#slot.after(this.mount);
    this.#root.querySelector("link, style")?.remove();
    return true;
  }

  /** Style sheets belong to a document: an adopted planner needs those of its new document. */
  adoptSheets() {
    // A document without a window, such as a template's, renders nothing.
    if (this.#root.adoptedStyleSheets && this.#host.ownerDocument.defaultView) {
      this.#root.adoptedStyleSheets = sheetsIn(this.#host.ownerDocument);
    }
  }

  /**
   * Shows or hides the author's content, here or beside us in the box.
   * @param {boolean} isHidden
   */
  hideFallback(isHidden) {
    this.#slot.hidden = isHidden;
    if (this.#host.slot === BOX_SLOT) this.#beside ??= /** @type {HTMLElement | null | undefined} */ (this.#host.assignedSlot?.nextElementSibling);
    if (this.#beside) this.#beside.hidden = isHidden;
  }

  /** A poisoned instance can no longer clean up after itself. */
  replaceMount() {
    if (!this.mount) return;
    const mount = markPrivate(document.createElement("div"));
    mount.hidden = true;
    this.mount.replaceWith(mount);
    this.mount = mount;
  }

  /** @param {HTMLElement} panel */
  showPanel(panel) {
    this.#panel = panel;
    this.#slot.before(panel);
  }

  clearPanel() {
    this.#panel?.remove();
    this.#panel = undefined;
  }

  /**
   * Before a press or a key scrolls the page: measures how far a header covers the top, which our
   * styles keep free. Scrolls a control that was reached by keyboard clear of it, because not every
   * browser does.
   * @param {Event} event
   */
  #uncover({ type, target }) {
    // In a browser that is too old only the author's content shows.
    const { mount } = this;
    if (!mount) return;
    if (type === "pointerdown" || type === "keydown") this.#isPressed = type === "pointerdown";
    else if (type === "click" || !this.#isPressed) mount.style.setProperty("--_cover", `${coveredHeight(this.#host)}px`);
    const element = /** @type {Element} */ (target);
    if (type === "focusin" && !this.#isPressed && this.#scrolls() && mount.contains(element)) element.scrollIntoView({ block: "nearest" });
  }
}
