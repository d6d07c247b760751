// The events that the page may and may not receive from a planner, and the marks that make session
// recorders exclude it.

report(async () => {
  await marked();
  await beforehand();
  await dialog();
  await slotted();
});

const KINDS = ["click", "dblclick", "pointerdown", "pointerup", "mousedown", "mouseup", "keydown", "keyup", "beforeinput", "input", "change", "focusin", "focusout", "paste"];

/**
 * Every health question and answer has each mark, also for recorders that search from the control
 * outwards.
 */
async function marked() {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  const root = made.shadowRoot;
  const MARKS = [
    ".rr-block", ".rr-mask", ".rr-ignore", ".sentry-block", ".sentry-mask", "[data-sentry-block]", "[data-sentry-mask]", ".ph-no-capture", ".fs-exclude",
    "[data-private]", "[data-hj-suppress]", "[data-clarity-mask=true]", "[data-dd-privacy=hidden]", "[data-matomo-mask]", "[data-recording-disable]",
    ".heap-ignore", ".amp-block", ".mp-block", ".no-mouseflow", ".ym-hide-content",
  ];
  const look = (what) => {
    const shown = [...root.querySelectorAll("input, button, summary, legend, h2, h3, dd, li, p")];
    const open = MARKS.filter((mark) => !shown.every((one) => one.closest(mark)));
    check(`${what}: ${shown.length} controls and texts`, shown.length > 3);
    same(`${what}: marks that leave something open`, open, []);
    check(`${what}: the page's own element is unchanged`, made.className === "" && !made.hasAttribute("data-private"));
  };
  look("the first question");
  made.answers = ANSWERS;
  for (let at; (at = root.querySelector("[data-step]")?.dataset.step);) {
    look(at);
    if (at === "safety") {
      await tickHealth(root, "chest_pain", "now");
      await until("the panel", () => root.querySelector(".alarm"));
      look("a panel");
      root.querySelector("#chest_pain").click();
      await until("no panel", () => !root.querySelector(".alarm"));
      await tickHealth(root, "broken_skin", "local");
      await until("the places", () => root.querySelector("fieldset > .places"));
      look("the places to leave alone");
      healthy(root);
    }
    await pause(20);
    root.querySelector(".step__go").click();
    await until(`what follows ${at}`, () => root.querySelector("[data-step]")?.dataset.step !== at);
  }
  await until("the rest of a plan", () => root.querySelector(".session-details__body") && !root.querySelector("[data-partial]"));
  look("the plan with its details");
  gone(view);
}

/**
 * Before the wasm has loaded, the first question keeps its events to itself too; it still starts
 * the loading.
 */
async function beforehand() {
  const view = await framed("/pages/held.html");
  const made = view.document.querySelector("recovery-calculator");
  const root = await until("the first question", () => made.shadowRoot?.querySelector(".root")?.isConnected && made.shadowRoot);
  same("it is early", made.state, "loading");
  const heard = listen(view);
  const field = root.querySelector("[type=text]");
  field.focus();
  for (const kind of KINDS) field.dispatchEvent(new view.Event(kind, { bubbles: true, composed: true }));
  root.querySelector(".chip").click();
  root.querySelector("[name=runDays][value='4']").click();
  root.querySelector(".step__go").click();
  await until("the second question", () => root.querySelector("[data-step=races]"));
  same("heard before the wasm is there", heard, []);
  view.held.go();
  await until("the planner", () => made.state === "quiz");
  same("heard of the hand-over", heard, []);
  check("what was given", made.answers.weeklyDistance === 10 && made.answers.runDays === 4, made.answers);
  gone(view);
}

/** The press and key events in a planner that reach the page. */
function listen(view) {
  const heard = [];
  for (const kind of KINDS) {
    for (const target of [view, view.document]) {
      target.addEventListener(kind, (event) => heard.push([kind, event.composedPath()[0].id ?? "", event.key ?? ""].join(" ")));
    }
  }
  return heard;
}

/** A page's dialog around a planner still closes by Escape and traps Tab; other keys are ours. */
async function dialog() {
  const view = await framed("/pages/blank.html");
  const box = view.document.body.appendChild(view.document.createElement("div"));
  const made = planner(view);
  box.append(made);
  script(view, MODULE);
  await ready(made);
  const heard = [];
  box.addEventListener("keydown", ({ key }) => heard.push(key));
  const field = made.shadowRoot.querySelector("#weeklyDistance");
  // Keyboard shortcuts of pages: a search, help, a player, a slider, a gallery, a game.
  for (const key of ["/", "?", "j", "k", " ", "ArrowLeft", "ArrowRight", "Enter", "Escape", "Tab"]) {
    field.dispatchEvent(new view.KeyboardEvent("keydown", { key, bubbles: true, composed: true }));
  }
  same("keys that the page hears", heard, ["Escape", "Tab"]);
  gone(view);
}

/** Content that the page puts into our slots keeps its events. */
async function slotted() {
  const view = await framed("/pages/blank.html");
  const made = planner(view, { loading: "interaction" });
  const intro = view.document.createElement("button");
  Object.assign(intro, { slot: "intro", id: "intro", type: "button" });
  made.append(intro);
  script(view, MODULE);
  await until("the definition", () => made.state === "idle");
  const heard = listen(view);
  intro.dispatchEvent(new view.PointerEvent("pointerdown", { bubbles: true, composed: true }));
  intro.click();
  same("heard of the page's own", heard, ["pointerdown intro ", "pointerdown intro ", "click intro ", "click intro "]);
  // A press on it has started the loading.
  await ready(made);
  gone(view);
}
