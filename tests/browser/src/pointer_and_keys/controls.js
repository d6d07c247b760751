// The controls in the planner of the page. `arguments` are the task and its parameter.

const [task, given] = arguments;
const root = document.querySelector("recovery-calculator").shadowRoot;

const shown = (selector) => [...root.querySelectorAll(selector)].filter(
  (element) => element.checkVisibility({ visibilityProperty: true }) && !element.disabled
    && !element.closest(".visually-hidden"),
);

/** One control of each look and kind; a class stands for a look. */
const KINDS = "button, summary, a[href], label:has(input), .body-map__hit, .season-strip__hit";
const kind = (element) => [element.localName, ...element.classList].join(".");
const at = (name) => shown(KINDS).find((element) => kind(element) === name || element.matches(name));

const radios = (name) => shown("input[type=radio]").filter((radio) => radio.name === name);

const tasks = {
  kinds: () => [...new Set(shown(KINDS).map(kind))],
  /**
   * The centre of a control, after scrolling to it; without a name, of one that surely changes the
   * screen.
   */
  target: () => {
    const element = given ? at(given) : shown(".body-map__hit")[0] ?? shown("button.button, summary").at(-1);
    const isInView = ({ top, bottom }) => top > 0 && bottom < innerHeight;
    if (!isInView(element.getBoundingClientRect())) element.scrollIntoView({ block: "center", behavior: "instant" });
    const { left, top, width, height } = element.getBoundingClientRect();
    return [given ?? kind(element), Math.round(left + width / 2), Math.round(top + height / 2)];
  },
  /** Everything that a press could change. */
  print: () => [
    location.href,
    root.textContent,
    [...root.querySelectorAll("input, select, textarea")].map(({ value, checked }) => [value, checked]),
    [...root.querySelectorAll("details")].map(({ open }) => open),
  ],
  /** The days of the list. */
  body: () => shown(".session-card").map(({ textContent }) => textContent),
  /** The position of Fine-tune in the viewport, after scrolling it to a given position. */
  place: () => {
    const panel = root.querySelector(".fine-tune__body");
    if (given) panel.scrollIntoView({ block: given, behavior: "instant" });
    return panel.getBoundingClientRect().top;
  },
  groups: () => [...new Set(shown("input[type=radio]").map(({ name }) => name))].filter((name) => radios(name).length > 1),
  /** False for a group that an earlier answer has removed. */
  first: () => {
    radios(given)[0]?.focus();
    return radios(given).length > 1;
  },
  /** The chosen radio and the focused one. */
  chosen: () => {
    const all = radios(given);
    return [all.findIndex(({ checked }) => checked), all.indexOf(root.activeElement)];
  },
};

return tasks[task]();
