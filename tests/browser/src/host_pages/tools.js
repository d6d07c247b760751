// Shared by the scripts of this folder: each is appended to this one, in one function, and calls
// `report`. The last of `arguments` is a callback for the number of checks and the findings.

const done = arguments[arguments.length - 1];
const found = [];
let checks = 0;

function check(what, holds, seen) {
  checks += 1;
  if (!holds) found.push(seen === undefined ? what : `${what}: ${JSON.stringify(seen)}`);
}
const same = (what, seen, wanted) => check(what, JSON.stringify(seen) === JSON.stringify(wanted), seen);

function report(run) {
  // After the whole script has run.
  Promise.resolve().then(run).then(
    () => done([checks, found]),
    (error) => done([checks, [...found, `${error.message ?? error} at ${error.stack}`]]),
  );
}

const pause = (ms = 0) => new Promise((resolve) => { setTimeout(resolve, ms); });

/** Waits until a condition holds. */
async function until(what, look, patience = 60_000) {
  const start = performance.now();
  for (;;) {
    const it = await look();
    if (it) return it;
    if (performance.now() - start > patience) throw new Error(`waited in vain for ${what}`);
    await pause(10);
  }
}

/** Waits until no colour is in transition. */
async function rests(made) {
  await pause(50);
  await until("colours at rest", () => !made.shadowRoot.getAnimations().length);
}

/** Opens a page in a frame of its own; returns its window once loaded. */
async function framed(address, width = 800) {
  const frame = document.createElement("iframe");
  Object.assign(frame, { src: address, width, height: 600 });
  await new Promise((resolve) => { frame.addEventListener("load", resolve, { once: true }); document.body.append(frame); });
  return frame.contentWindow;
}

const gone = (view) => view.frameElement.remove();

/** Adds a script to a page. */
function script(view, attributes) {
  const made = view.document.createElement("script");
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "text") made.text = value;
    else made.setAttribute(name, value);
  }
  view.document.head.append(made);
  return made;
}

const MODULE = { type: "module", src: "/dist/recovery-calculator.js" };
const GIVEN = { loading: "eager", today: "2026-03-02", unit: "km", persist: "none" };

/** Makes a planner with the author's fallback inside. */
function planner(view, attributes = {}, tag = "recovery-calculator") {
  const made = view.document.createElement(tag);
  for (const [name, value] of Object.entries({ ...GIVEN, ...attributes })) {
    if (value !== null) made.setAttribute(name, value);
  }
  made.textContent = "Call us";
  view.document.body.append(made);
  return made;
}

/** Whether the author's fallback is visible. */
function isTold(made) {
  const range = made.ownerDocument.createRange();
  range.selectNodeContents(made);
  return [...range.getClientRects()].some(({ width }) => width > 0);
}

const isUsable = (element) => element.shadowRoot?.querySelector("[data-step], .plan-page, .shared-page") && ["ready", "quiz", "result"].includes(element.dataset.state);
const ready = (element) => until(`a planner that is ready (now ${element.dataset.state})`, () => isUsable(element));

const ANSWERS = {
  weeklyDistance: 40, runDays: 4, areas: [{ area: "calves", side: "left", severity: 6 }],
  races: [{ date: "2026-04-18", distance: "half", priority: "A", name: "Spring half" }],
  availableWeekdays: [2, 4, 6], firstMassageEver: true,
};

/** Answers each of the four lists with none. */
function healthy(root) {
  for (const none of root.querySelectorAll("[name^=safety-][value=none]:not(:checked)")) none.click();
}

/** Ticks the box of a health question, with a yes to its list before, if that has none yet. */
async function tickHealth(root, flag, list) {
  if (!root.querySelector(`#${flag}`)) {
    root.querySelector(`#safety-${list}-yes`).click();
    await until(`the box ${flag}`, () => root.querySelector(`#${flag}`));
  }
  root.querySelector(`#${flag}`).click();
}

/** Confirms these answers from the first step to the plan. */
async function walk(element, answers = ANSWERS) {
  element.answers = answers;
  const root = element.shadowRoot;
  const step = () => root.querySelector("[data-step]")?.dataset.step;
  while (step()) {
    const at = step();
    if (at === "safety") healthy(root);
    await pause();
    root.querySelector(".step__go").click();
    await until(`what follows ${at}`, () => step() !== at && (step() || root.querySelector(".plan-page")));
  }
  // The event reaches the page a moment after the screen changes.
  await until("the result", () => element.dataset.state === "result");
  await until("the rest of a plan", () => !root.querySelector("[data-partial]"));
}
