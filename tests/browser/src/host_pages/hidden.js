// A hidden planner is invisible and loads nothing, however it is hidden, until it is shown.

report(async () => {
  for (const [what, attributes, hide, show] of HIDDEN) await hidden(what, attributes, hide, show);
  await boxed();
  await later();
});

const sheet = (view, text) => {
  const made = new view.CSSStyleSheet();
  made.replaceSync(text);
  view.document.adoptedStyleSheets = [made];
};
const within = (made, tag) => {
  if (made.parentElement.localName === "body") {
    const around = made.ownerDocument.createElement(tag);
    made.replaceWith(around);
    around.append(made);
  }
  return made.parentElement;
};

/** What is hidden, how, and how it is shown again. */
const HIDDEN = [
  ["hidden", { hidden: "" }, () => {}, (made) => { made.hidden = false; }],
  ["hidden, lazy", { hidden: "", loading: "lazy" }, () => {}, (made) => made.removeAttribute("hidden")],
  ["hidden, until somebody acts", { hidden: "", loading: "interaction" }, (made) => made.dispatchEvent(new Event("pointerover")), (made) => {
    made.hidden = false;
    made.dispatchEvent(new Event("pointerover"));
  }],
  ["hidden, though the page gives it a display", { hidden: "" }, (made, view) => {
    sheet(view, "recovery-calculator { display: block; min-height: 700px }");
  }, (made) => { made.hidden = false; }],
  ["hidden until found", { hidden: "until-found" }, () => {}, (made) => made.removeAttribute("hidden")],
  ["in a hidden part", { loading: "lazy" }, (made) => { within(made, "div").hidden = true; }, (made) => {
    made.parentElement.hidden = false;
  }],
  ["hidden by a sheet", { loading: "lazy" }, (made, view) => sheet(view, "recovery-calculator { display: none }"), (made, view) => {
    view.document.adoptedStyleSheets = [];
  }],
  ["in closed details", { loading: "lazy" }, (made) => within(made, "details"), (made) => { made.parentElement.open = true; }],
];

const files = (view) => view.performance.getEntriesByType("resource")
  .map(({ name }) => name).filter((name) => /wasm|locales|demo/.test(name));

async function hidden(what, attributes, hide, show) {
  const view = await framed("/pages/blank.html");
  const made = planner(view, { config: "/demo/clinic.json", ...attributes });
  hide(made, view);
  script(view, MODULE);
  await until(`${what}: the definition`, () => made.dataset.state);
  hide(made, view);
  await pause(250);
  const { height } = made.getBoundingClientRect();
  check(`${what}: it is invisible`, !made.checkVisibility() || height === 0 || what.includes("until found"), height);
  same(`${what}: nothing is fetched`, [made.dataset.state, files(view)], ["idle", []]);
  show(made, view);
  await ready(made);
  check(`${what}: shown`, made.getBoundingClientRect().height > 300);
  made.hidden = true;
  check(`${what}: hidden later`, !made.checkVisibility());
  made.hidden = false;
  same(`${what}: the page`, [view.noted.errors, view.noted.faults, view.noted.lines], [[], [], []]);
  gone(view);
}

async function boxed() {
  const view = await framed("/pages/blank.html");
  const box = view.document.createElement("div");
  box.className = "recovery-calculator";
  box.hidden = true;
  box.textContent = "Call us";
  box.dataset.today = "2026-03-02";
  view.document.body.append(box);
  script(view, MODULE);
  const made = await until("the planner of a hidden box", () => box.querySelector("recovery-calculator"));
  await pause(250);
  same("a hidden box", [box.checkVisibility(), made.dataset.state, files(view)], [false, "idle", []]);
  box.hidden = false;
  await ready(made);
  gone(view);
}

/** Hidden while it loads: the requests continue, and nothing breaks. */
async function later() {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await until("the loading", () => made.dataset.state === "loading");
  made.hidden = true;
  await ready(made);
  check("ready and not seen", !made.checkVisibility());
  made.hidden = false;
  check("seen", made.shadowRoot.querySelector("h2").checkVisibility());
  same("errors", view.noted.errors, []);
  gone(view);
}
