// Pages with fixed bars over the planner, with focus rings around it, or with a small viewport: the
// question stays readable, on a phone and on a wide screen.

report(async () => {
  for (const [name, bars] of Object.entries(BARS)) {
    for (const width of [375, 1100]) await read_(name, bars, width);
  }
  await ringed();
  await mapped();
});

const fixed = (top, height) => ({ position: "fixed", insetInline: "0", top: `${top}px`, height: `${height}px`, background: "gray", zIndex: "9" });
const BARS = {
  none: [],
  header: [fixed(0, 120)],
  // WordPress: its admin bar, and the theme's header below it.
  two: [fixed(0, 32), fixed(32, 88)],
  sticky: [{ ...fixed(0, 120), position: "sticky" }],
  // A box that covers most of the page, such as a cookie dialog, is not a header; the page has to
  // handle it.
  narrow: [{ ...fixed(0, 120), insetInline: "40%" }],
};

async function opened(width, config) {
  const view = await framed("/pages/blank.html", width);
  view.frameElement.height = 667;
  const add = (style) => {
    const made = view.document.createElement("div");
    Object.assign(made.style, style);
    view.document.body.append(made);
    return made;
  };
  return { view, add, config };
}

const ANSWERED = { unit: "km", weeklyDistance: 25, runDays: 3, races: [], areas: [{ area: "calves", side: "left", severity: 6 }], availableWeekdays: [1, 2, 3], firstMassageEver: true };

/** Whether an element is visible at its position. */
function isClear(view, made, element) {
  const { left, top, bottom } = element.getBoundingClientRect();
  return [top + 2, bottom - 2].every((y) => y > 0 && y < view.innerHeight && view.document.elementFromPoint(left + 4, y) === made);
}

async function read_(name, bars, width) {
  const { view, add } = await opened(width);
  for (const bar of bars) add(bar);
  add({ height: "300px" });
  const made = planner(view);
  add({ height: "1500px" });
  made.answers = ANSWERED;
  script(view, MODULE);
  await ready(made);
  const root = made.shadowRoot;
  const what = () => `${name}, ${width} px, ${made.step.id}`;
  for (;;) {
    const at = made.step.id;
    if (at === "safety") {
      // Without an answer, the summary of problems takes the focus.
      root.querySelector(".step__go").click();
      const summary = await until("the summary", () => root.querySelector(".problems"));
      await pause(20);
      check(`${what()}: the summary`, root.activeElement === summary && isClear(view, made, summary.firstElementChild), summary.getBoundingClientRect().top);
      // A link of the summary, followed by keyboard, leads to its question.
      const link = summary.querySelectorAll("a")[2];
      key(view, link, "Enter");
      link.click();
      await pause(20);
      check(`${what()}: the control of a link`, isClear(view, made, root.activeElement), root.activeElement.getBoundingClientRect().top);
      healthy(root);
      await pause(20);
    }
    // At the end of the step, far below its question.
    root.querySelector(".step__go").scrollIntoView({ block: "end" });
    root.querySelector(".step__go").click();
    await until(`what follows ${at}`, () => made.step.id !== at || root.querySelector(".plan-page"));
    const heading = root.querySelector("h2");
    for (let look = 0; look < 50 && !isClear(view, made, heading); look += 1) await pause(20);
    check(`${what()}: the question`, isClear(view, made, heading), [heading.getBoundingClientRect().top, view.scrollY]);
    if (root.querySelector(".plan-page")) break;
  }
  // Back by Tab, far up the plan.
  view.scrollTo(0, 1200);
  await until("the lines beside the plan", () => root.querySelector(".plan-actions summary"));
  const controls = [...root.querySelectorAll(".plan-actions summary, .fine-tune__summary")].filter((one) => one.checkVisibility() && !one.closest("details:not([open]) > :not(summary)"));
  check(`${what()}: controls`, controls.length > 1, controls.length);
  for (const control of controls) {
    key(view, root.activeElement ?? control, "Tab");
    control.focus();
    for (let look = 0; look < 50 && !isClear(view, made, control); look += 1) await pause(20);
    check(`${what()}: ${control.textContent} by keyboard`, isClear(view, made, control), control.getBoundingClientRect().top);
  }
  same("errors", view.noted.errors, []);
  gone(view);
}

const key = (view, target, name) => target.dispatchEvent(new view.KeyboardEvent("keydown", { key: name, bubbles: true, composed: true }));

/** Focus rings of themes; the last two with everything that CSS allows. */
const RINGS = [
  ":where(.wp-site-blocks *:focus) { outline-width: 2px; outline-style: solid }",
  "*:focus { outline: 3px solid red }",
  "*:focus-visible { outline: 3px solid red }",
  ":focus-within { outline: 3px solid red }",
  "recovery-calculator:focus { outline: 3px dashed blue }",
  "body :focus { outline: 3px solid red !important }",
  "recovery-calculator { outline: 3px solid red !important }",
];

async function ringed() {
  for (const ring of RINGS) {
    const { view } = await opened(600);
    const sheet = new view.CSSStyleSheet();
    sheet.replaceSync(ring);
    view.document.adoptedStyleSheets = [sheet];
    view.document.body.className = "wp-site-blocks";
    const made = planner(view);
    script(view, MODULE);
    await ready(made);
    const field = made.shadowRoot.querySelector("#weeklyDistance");
    field.focus();
    same(`${ring}: round the planner`, view.getComputedStyle(made).outlineStyle, "none");
    check(`${ring}: our own`, view.getComputedStyle(field).outlineStyle === "solid" && parseFloat(view.getComputedStyle(field).outlineWidth) >= 2);
    // A page that makes the planner itself focusable must show its focus.
    made.tabIndex = 0;
    made.focus();
    if (ring.startsWith("recovery")) check(`${ring}: with a focusable planner`, view.getComputedStyle(made).outlineStyle !== "none");
    gone(view);
  }
}

/** Every area of the figure scrolls its questions into view when pressed. */
async function mapped() {
  const { view, add } = await opened(375);
  add({ height: "600px" });
  const made = planner(view);
  add({ height: "900px" });
  made.answers = { ...ANSWERED, areas: undefined };
  script(view, MODULE);
  await ready(made);
  const root = made.shadowRoot;
  for (const step of ["running", "races"]) {
    root.querySelector(".step__go").click();
    await until(`what follows ${step}`, () => made.step.id !== step);
  }
  const hits = root.querySelectorAll(".body-map__hit").length;
  check("an empty figure", hits > 13, hits);
  let seen = 0;
  for (let at = 0; at < hits; at += 1) {
    const hit = root.querySelectorAll(".body-map__hit")[at];
    hit.scrollIntoView({ block: "center" });
    await pause();
    const sides = () => Object.fromEntries([...root.querySelectorAll(".tight__row")].map((row) => [row.dataset.area, row.querySelector("[name$=-side]:checked")?.value]));
    const before = sides();
    hit.dispatchEvent(new view.MouseEvent("click", { bubbles: true, composed: true }));
    await pause(40);
    // The second press on an area chooses its other side; a third would change nothing.
    const area = Object.entries(sides()).find(([name, side]) => before[name] !== side)?.[0];
    if (area === undefined) continue;
    seen += 1;
    const sheet = root.querySelector(".tight__sheet");
    for (let look = 0; look < 50 && !isIn(view, sheet); look += 1) await pause(20);
    check(`hit ${at}: the questions about ${area}`, isIn(view, sheet), [sheet.getBoundingClientRect().top, sheet.getBoundingClientRect().bottom]);
    check(`hit ${at}: the focus is on them`, root.activeElement === sheet, root.activeElement?.className);
  }
  check("both sides of thirteen areas", seen === 26, seen);
  gone(view);
}

const isIn = (view, element) => {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= view.innerHeight;
};
