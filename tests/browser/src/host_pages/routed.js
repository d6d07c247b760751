// Sites with client-side routing: Turbo and htmx, each in a frame; and a planner that is removed at
// every await of its loading.

report(async () => {
  await turbo();
  await htmx();
  for (const [what, cut] of AWAITS) await removed(what, cut);
});

/** Both planners of a page, by tag and by class, once they are ready. */
async function both(view, what) {
  return until(what, () => {
    const all = [...view.document.querySelectorAll("recovery-calculator")];
    return all.length === 2 && all.every(isUsable) && all;
  });
}

async function turbo() {
  const view = await framed("/pages/turbo-one.html");
  const visits = ["two", "one", "two"];
  let before = await both(view, "the planners of page one");
  before[0].answers = { weeklyDistance: 33, runDays: 3 };
  await until("the answers", () => before[0].answers.runDays === 3);
  for (const name of visits) {
    view.document.getElementById("on").click();
    await until(`page ${name}`, () => view.document.querySelector("h1")?.textContent === `Page ${name}` && !before[0].isConnected);
    const now = await both(view, `the planners of page ${name}`);
    await until("what was before is released", () => before.every((made) => made.state === "idle"));
    before = now;
  }
  view.history.back();
  await until("the page before", () => view.document.querySelector("h1")?.textContent === "Page one");
  const [made] = await both(view, "the planners of a page restored");
  check("what was answered is offered", made.shadowRoot.querySelector("aside") !== null);
  const wasm = view.performance.getEntriesByType("resource").filter(({ name }) => name.endsWith(".wasm"));
  same("one wasm for all pages", wasm.length, 1);
  // Turbo aborts its own page requests, with an error that does not always name it.
  const errors = view.noted.errors.filter((error) => !error.includes("/npm/@hotwired/turbo/") && !error.startsWith("TypeError: AbortError:"));
  const others = view.givenUp.filter((url) => !url.endsWith(".html"));
  same("Turbo: errors", [errors, view.noted.faults, others], [[], [], []]);
  gone(view);
}

async function htmx() {
  const view = await framed("/pages/htmx.html");
  let before = [];
  for (let round = 0; round < 3; round += 1) {
    view.document.getElementById("fetch").click();
    await until("the part", () => before.every((made) => !made.isConnected) && view.document.querySelector("section"));
    const now = await both(view, "the planners of the part");
    await until("what was before is released", () => before.every((made) => made.state === "idle"));
    before = now;
  }
  same("htmx: errors", [view.noted.errors, view.noted.faults], [[], []]);
  gone(view);
}

/** What the loading waits for, and a hook right before each. */
const AWAITS = [
  ["the first request", (view, act) => around(view, "fetch", act)],
  ["the wasm's compiler", (view, act) => around(view.WebAssembly, "compileStreaming", act)],
  ["the words", (view, act) => around(view.JSON, "parse", act)],
  ["the hash", (view, act) => around(view.crypto.subtle, "digest", act)],
  ["the instance", (view, act) => around(view.WebAssembly, "instantiate", act)],
];

function around(place, name, act) {
  const real = place[name];
  place[name] = function (...given) {
    act();
    return real.apply(this, given);
  };
}

async function removed(what, cut) {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  let isCut = false;
  made.addEventListener("rcv-ready", () => check(`${what}: ready though it was removed`, made.isConnected));
  cut(view, () => {
    if (!isCut) made.remove();
    isCut = true;
  });
  script(view, MODULE);
  await until(`${what}: the cut`, () => isCut);
  await pause(300);
  // The first question keeps its input; the widget has not started.
  check(`${what}: afterwards`, made.state === "idle" && made.shadowRoot.querySelectorAll(".root").length <= 1);
  same(`${what}: faults`, [view.noted.faults, view.noted.errors, view.noted.lines], [[], [], []]);
  view.document.body.append(made);
  await ready(made);
  await made.ready;
  same(`${what}: back again`, made.shadowRoot.querySelectorAll(".root").length, 1);
  gone(view);
}
