// Fills the gallery: a planner a state, walked there by presses and letters as a visitor's.
// `?state=7-plan` shows one alone, `state=7-plan,8-wait` these; `part=1/6` shows every sixth from the
// second on; `whole` lets no frame scroll; `width`, `scheme`, `dir` and `theme` are those of the form.

// Another page may bring states of its own: `<html data-states="./runners.js">`.
const { STATES } = await import(document.documentElement.dataset.states ?? "./states.js");

const query = new URLSearchParams(location.search);
const choice = (name, fallback) => query.get(name) || fallback;
const isRtl = choice("dir", "ltr") === "rtl";
const TODAY = "2026-03-02";

for (const [name, value] of query) {
  const field = document.querySelector(`.gallery__choice [name="${CSS.escape(name)}"]`);
  if (field) field.value = value;
}

// A download that never ends and never stalls, for the planner that is late.
const fetched = window.fetch;
window.fetch = (address, options) => {
  if (!String(address).startsWith(new URL("late/", location.href).href)) return fetched(address, options);
  const drip = async (controller) => {
    await new Promise((resolve) => { setTimeout(resolve, 5000); });
    controller.enqueue(new Uint8Array([32]));
  };
  return Promise.resolve(new Response(new ReadableStream({ pull: drip })));
};
// A planner brings itself into view on a new screen; here nobody pressed anything.
const scroll = Element.prototype.scrollIntoView;
Element.prototype.scrollIntoView = () => {};

const frame = () => new Promise((resolve) => { setTimeout(resolve); });

/** Waits until something is there. */
async function until(what, look) {
  for (let tries = 0; tries < 8000; tries += 1) {
    const found = look();
    if (found) return found;
    await frame();
  }
  throw new Error(`waited in vain for ${what}`);
}

const DEEDS = {
  // SVG elements have no `click` method.
  press: (element) => element.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true })),
  choose: (element, value) => {
    element.value = value;
    element.dispatchEvent(new Event("change", { bubbles: true, composed: true }));
  },
  open: (element) => { element.open = true; },
  type: (element, text) => {
    element.value = text;
    element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  },
};

async function act(planner, [deed, selector, text]) {
  const element = await until(selector, () => planner.shadowRoot.querySelector(selector));
  DEEDS[deed](element, text);
  await frame();
}

/** The health questions: what the state ticks, of the list that it names, and none of all others. */
async function answerHealth(planner, { list, ticks = [], isNotCleared, more = [] }) {
  const root = planner.shadowRoot;
  if (list) await act(planner, ["press", `#safety-${list}-yes`]);
  for (const tick of ticks) await act(planner, ["press", `#${tick}`]);
  if (isNotCleared) await act(planner, ["press", "#clearedByDoctor-no"]);
  for (const deed of more) await act(planner, deed);
  // An emergency hides the rest.
  const others = [...root.querySelectorAll("[name^=safety-][value=none]")].filter(({ id }) => id !== `safety-${list}`);
  for (const { id } of others) await act(planner, ["press", `#${id}`]);
}

/** Goes on until the screen of the state is there. */
async function walk(planner, state) {
  const isShown = { plan: ".plan-page", refer: ".referral", kept: ".kept-page", shared: ".shared-page" }[state.at] ?? `[data-step=${state.at}]`;
  const root = planner.shadowRoot;
  const first = await until("the first step", () => root.querySelector(".step, .plan-page, .referral, .failure"));
  for (let at = first; at && !root.querySelector(isShown);) {
    const { step } = at.dataset;
    if (step === "safety") await answerHealth(planner, state);
    const last = root.querySelector("[name=last]:checked, [name=last]:last-of-type");
    if (step === "availability" && !last?.checked) await act(planner, ["press", "[name=last][value=long_ago]"]);
    // An emergency is asked nothing else: Enter in its box leads on.
    if (root.querySelector(".step__go")) await act(planner, ["press", ".step__go"]);
    else root.querySelector("form").requestSubmit();
    at = await until(`what follows ${step}`, () => {
      const now = root.querySelector("[data-step], .plan-page, .referral");
      const refused = root.querySelector(".problems");
      if (refused) throw new Error(`${state.id}: ${refused.textContent}`);
      return now?.dataset.step === step ? undefined : now;
    });
  }
  // Nobody presses before the screen is painted, which is when the planner tells the page of it.
  await until("the rest of a plan", () => !root.querySelector("[data-partial]"));
  for (const deed of state.do ?? []) await act(planner, deed);
}

function make(state, instance) {
  const planner = document.createElement("recovery-calculator");
  const attributes = {
    loading: "eager", unit: "km", persist: state.isKept || state.stored ? "local" : state.persist ?? "none", instance, "heading-level": "3",
    config: "clinic.json", lang: isRtl ? "ar" : "en", theme: { light: "light", dark: "dark" }[query.get("scheme")] ?? "inherit",
    ...(state.preview && { preview: state.preview }),
    ...(!state.isToday && { today: state.today ?? TODAY }), ...(state.base && { base: new URL(state.base, location.href).href }),
  };
  if (state.config) delete attributes.config;
  for (const [name, value] of Object.entries(attributes)) planner.setAttribute(name, value);
  planner.className = query.get("theme") ? `theme-${query.get("theme")}` : "";
  planner.addEventListener("rcv-book", (event) => event.preventDefault());
  planner.textContent = "Call us on 020 7946 0123: we will plan it with you.";
  if (state.config) planner.config = state.config;
  if (state.answers) {
    planner.answers = Object.fromEntries(Object.entries(state.answers).filter(([, value]) => value !== null));
  }
  return planner;
}

async function fill(section, state) {
  if (state.stored) {
    sessionStorage.setItem(`rcv:2:${state.id}:${state.config?.clinic?.name ?? new URL("clinic.json", location.href).pathname}`, JSON.stringify(state.stored));
  }
  if (state.link) history.replaceState(null, "", `#rcv-${state.id}=2.${state.link}`);
  let planner = make(state, state.id);
  section.append(planner);
  if (!state.at) {
    // A planner that cannot load says so.
    if (state.id === "9-failure") await until("the failure", () => planner.state === "error");
    return;
  }
  await planner.ready;
  if (state.isKept) {
    // A visit that is broken off on the second step, and another one that finds its answers.
    await walk(planner, { ...state, at: "races" });
    // It is kept once the planner itself says where it is.
    await until("the second step", () => planner.step.id === "races");
    planner.remove();
    planner.destroy();
    planner = make({ ...state, answers: undefined }, state.id);
    section.append(planner);
    await planner.ready;
    await until("the offer to go on", () => planner.shadowRoot.querySelector(".resume"));
  }
  await walk(planner, state);
}

function section(state) {
  const made = document.createElement("section");
  made.className = "gallery__frame";
  made.id = state.id;
  made.dataset.state = "begun";
  const link = document.createElement("a");
  link.href = `?${new URLSearchParams({ ...Object.fromEntries(query), state: state.id })}`;
  link.textContent = state.title;
  const heading = document.createElement("h2");
  heading.append(link);
  made.append(heading);
  return made;
}

const wanted = STATES.filter(({ id }) => !query.has("state") || query.get("state").split(",").includes(id));
const [part, parts] = choice("part", "0/1").split("/").map(Number);
const shown = wanted.filter((_, index) => index % parts === part);
const frames = document.querySelector(".gallery__frames");
document.documentElement.toggleAttribute("data-alone", shown.length === 1);
document.documentElement.toggleAttribute("data-whole", query.has("whole"));
frames.style.setProperty("--width", `${choice("width", "360")}px`);
if (["light", "dark"].includes(query.get("scheme"))) document.documentElement.style.colorScheme = query.get("scheme");
if (query.get("theme")) {
  const sheet = document.createElement("link");
  Object.assign(sheet, { rel: "stylesheet", href: "themes.css" });
  document.head.append(sheet);
}
for (const { id, title } of shown) {
  const link = document.createElement("a");
  Object.assign(link, { href: `#${id}`, textContent: title });
  document.querySelector(".gallery__index").append(link);
}
const sections = shown.map(section);
frames.append(...sections);
await import(isRtl ? "../rtl/recovery-calculator.js" : "../dist/recovery-calculator.js");
for (const [index, state] of shown.entries()) {
  try {
    await fill(sections[index], state);
    await until("the rest of a plan", () => !sections[index].querySelector("recovery-calculator")?.shadowRoot?.querySelector("[data-partial]"));
    sections[index].dataset.state = "done";
  } catch (error) {
    sections[index].dataset.state = "failed";
    console.error(state.id, error);
  }
}
// The focus went along with the walk, the last time a moment after it; nobody has pressed a key.
await new Promise((resolve) => { setTimeout(resolve, 50); });
// What was last changed keeps its place for some frames.
for (let frame = 0; frame < 5; frame++) await new Promise((resolve) => { requestAnimationFrame(resolve); });
const focused = document.activeElement;
(focused?.shadowRoot?.activeElement ?? focused)?.blur();
Element.prototype.scrollIntoView = scroll;
Object.assign(document.documentElement.dataset, { gallery: "done", wanted: wanted.length });
