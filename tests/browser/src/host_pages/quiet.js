// What a page loads and receives: the loader alone until the visitor is near, nothing once it is
// ready.

report(async () => {
  await far();
  await interaction();
  await silence();
  await stopped();
});

const files = (view) => view.performance.getEntriesByType("resource")
  .filter(({ name }) => !name.endsWith("favicon.ico"))
  .map(({ name }) => name.replace(/^.*\/(dist|pages)\//, "").replace(/\.[0-9a-f]{16}\./, "."));

/** A planner far below: the loader alone, until it is near. */
async function far() {
  // Within a frame the distance to the viewport is unknown.
  const view = window;
  view.document.body.style.cssText = "height: 6000px; position: relative";
  const made = planner(view, { loading: "lazy" });
  made.style.cssText = "position: absolute; top: 4000px";
  script(view, MODULE);
  await until("the definition", () => made.dataset.state === "idle");
  await pause(300);
  same("far away", [made.state, files(view)], ["idle", ["noted.js", "recovery-calculator.js"]]);
  check("what the author wrote", made.textContent === "Call us" && made.checkVisibility());
  // Within 400 px, though not visible yet.
  view.scrollTo(0, 4000 - view.innerHeight - 300);
  await ready(made);
  same("near", files(view).sort(), ["locales/en.json", "noted.js", "recovery-calculator.js", "recovery-calculator.wasm"]);
  made.remove();
  view.document.body.style.cssText = "";
}

async function interaction() {
  const view = await framed("/pages/blank.html");
  const made = planner(view, { loading: "interaction" });
  const other = planner(view, { loading: "interaction", instance: "other" });
  script(view, MODULE);
  await until("the definition", () => other.dataset.state === "idle");
  await pause(100);
  same("before anybody acts", files(view).length, 2);
  // The wasm is requested before anything renders, the locale once the question is shown and
  // painted, in a later task. Both run in tasks after that of the start.
  const asked = [];
  const { fetch } = view;
  const isThere = () => made.shadowRoot.querySelector(".step") != null;
  let isLater = false;
  view.fetch = (url, ...given) => {
    asked.push([url.split(".").pop(), isThere(), isLater]);
    view.setTimeout(() => { isLater = true; });
    return fetch.call(view, url, ...given);
  };
  made.dispatchEvent(new view.PointerEvent("pointerover", { bubbles: true }));
  // A chain of promises, however long, belongs to this task.
  for (let link = 0; link < 99; link += 1) await undefined;
  const isTogether = asked.length > 0 || isThere();
  await ready(made);
  same("what is asked for when", asked, [["wasm", false, false], ["json", true, true]]);
  check("the request or the question in the task of the start", !isTogether);
  same("the other waits", other.state, "idle");
  const link = view.document.createElement("a");
  link.href = "#";
  other.append(link);
  link.focus();
  await ready(other);
  gone(view);
}

/** From nothing to a plan, offline once it is ready. */
async function silence() {
  const view = await framed("/pages/blank.html");
  // Reserves space as docs/embedding.md says; what follows must not move.
  view.frameElement.height = 1200;
  const room = new view.CSSStyleSheet();
  room.replaceSync("recovery-calculator { display: block; min-height: 930px }");
  view.document.adoptedStyleSheets = [room];
  const shifts = [];
  if (view.PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new view.PerformanceObserver((list) => list.getEntries().forEach(({ value }) => shifts.push(value))).observe({ type: "layout-shift", buffered: true });
  }
  const scrolls = [];
  view.addEventListener("scroll", () => scrolls.push(view.scrollY));
  const globals = new Set(Object.getOwnPropertyNames(view));
  const made = planner(view);
  const below = view.document.body.appendChild(view.document.createElement("p"));
  below.textContent = "What follows";
  const place = below.getBoundingClientRect().top;
  // Visible before the planner is inserted: only then can it shift.
  await pause(300);
  script(view, MODULE);
  await ready(made);
  await pause(300);
  same("layout shifts", [shifts, below.getBoundingClientRect().top], [[], place]);
  below.remove();
  same("globals", Object.getOwnPropertyNames(view).filter((name) => !globals.has(name)), []);
  same("the focus", view.document.activeElement.localName, "body");
  same("scrolls", [scrolls, view.scrollY], [[], 0]);
  const before = files(view).length;
  const asked = [];
  for (const name of ["fetch", "XMLHttpRequest", "WebSocket", "EventSource"]) {
    view[name] = function () { asked.push(name); throw new Error("offline"); };
  }
  view.navigator.sendBeacon = () => asked.push("sendBeacon");
  await walk(made);
  check("text", (await made.exportText()).length > 100);
  check("file", (await made.exportICS()).size > 100);
  check("link", (await made.shareURL()).length > 30);
  made.setAttribute("unit", "mi");
  made.setAttribute("theme", "dark");
  await until("miles", () => made.answers.unit === "mi");
  await pause(200);
  same("asked for after it was ready", [asked, files(view).length], [[], before]);
  same("the console", view.noted.lines, []);
  same("cookies", view.document.cookie, "");
  same("errors", [view.noted.errors, view.noted.faults, view.noted.violations], [[], [], []]);
  same("storage, with persist none", [view.localStorage.length, view.sessionStorage.length], [0, 0]);
  gone(view);
}

/** A trap in a component and one in the engine: all planners show the author's text, and recover. */
async function stopped() {
  for (const [what, trap] of TRAPS) {
    const view = await framed("/pages/trap.html");
    const [made, other] = [planner(view), planner(view, { instance: "other" })];
    script(view, MODULE);
    await ready(made);
    await ready(other);
    made.answers = ANSWERS;
    await until("the answers", () => made.answers.runDays === 4);
    await trap(view, made);
    await until(`${what}: the fault of both`, () => [made, other].every(({ dataset }) => dataset.state === "error"));
    same(`${what}: the code`, view.noted.faults.map(({ code, fatal }) => [code, fatal]), [["panic", true], ["panic", true]]);
    check(`${what}: the author's text`, isTold(made));
    same(`${what}: the answers so far`, made.answers.weeklyDistance, 40);
    view.document.getElementById("own").click();
    for (const one of [made, other]) {
      one.shadowRoot.querySelector("[role=alert] button").click();
      await ready(one);
    }
    await until(`${what}: what was answered`, () => made.answers.weeklyDistance === 40);
    await walk(made);
    made.remove();
    await until("the release", () => made.state === "idle");
    gone(view);
  }
}

const TRAPS = [
  // The browser throws in the middle of a component's render.
  ["in a component", async (view, made) => {
    const place = view.Document.prototype;
    const { createElement, createElementNS } = place;
    place.createElement = place.createElementNS = () => {
      // Once only: showing the failure needs elements again.
      Object.assign(place, { createElement, createElementNS });
      throw new view.Error("refused by the test");
    };
    made.shadowRoot.querySelector(".step__go").click();
  }],
  ["in the engine", async (view) => {
    view.trap = true;
    await view.customElements.get("recovery-calculator").plan({}).catch(() => {});
  }],
];
