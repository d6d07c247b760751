// @ts-check
// The page in the builder's frame: the real element on the ground that the builder asks for. For a
// later screen it presses what a healthy visitor presses, so no door past the health questions is
// needed.

import "./../recovery-calculator.js";

/** @type {any} */
let planner;
/** What the element was made with. */
let made = "";

/** The answers of the sample visitor: a marathon in six weeks. */
const sample = (/** @type {string} */ today) => {
  const race = new Date(`${today}T12:00:00Z`);
  race.setUTCDate(race.getUTCDate() + 42);
  return {
    unit: "km", weeklyDistance: 45, runDays: 4, availableWeekdays: [1, 2, 3, 4, 5, 6],
    races: [{ date: race.toISOString().slice(0, 10), distance: "marathon", priority: "A" }],
    areas: [{ area: "calves", side: "left", severity: 5 }],
  };
};

/** What is pressed on the health questions. */
const HEALTH = {
  plan: ["#safety-now", "#safety-legs", "#safety-health", "#safety-local"],
  referral: ["#safety-now", "#safety-legs-yes", "#bone_pain_night_rest", "#safety-health", "#safety-local"],
};

const pause = () => new Promise((resolve) => { setTimeout(resolve, 20); });

/**
 * Waits until the planner shows something; nothing once there is another planner.
 * @param {any} own
 * @param {string} selector
 */
async function until(own, selector) {
  for (let tries = 0; tries < 500 && own === planner; tries += 1) {
    const found = own.shadowRoot?.querySelector(selector);
    if (found) return /** @type {HTMLElement} */ (found);
    await pause();
  }
  return undefined;
}

/**
 * Goes to a screen.
 * @param {any} own
 * @param {string} start
 */
async function walk(own, start) {
  await own.ready;
  const last = { areas: "areas" }[start] ?? "availability";
  for (const step of ["running", "races", "areas", "safety", "availability"]) {
    if (!await until(own, `[data-step=${step}]`)) return;
    if (step === last && start === "areas") return;
    if (step === "safety") {
      for (const selector of HEALTH[/** @type {keyof typeof HEALTH} */ (start)] ?? []) {
        (await until(own, selector))?.click();
        await pause();
      }
    }
    if (step === "availability") (await until(own, "[name=last][value=long_ago]"))?.click();
    await pause();
    (await until(own, ".step__go"))?.click();
    if (step === "safety" && start === "referral") return;
  }
}

/** @param {{ config: object, ground: string, start: string, today: string, attributes: { [name: string]: string }, fallback: string }} message */
async function show({ config, ground, start, today, attributes, fallback }) {
  document.documentElement.dataset.ground = ground;
  /** @type {HTMLLinkElement} */ (document.querySelector("#hostile")).disabled = ground !== "hostile";
  const wanted = JSON.stringify([attributes, start]);
  if (made === wanted) {
    if (planner.textContent !== fallback) planner.textContent = fallback;
    planner.config = config;
    return;
  }
  made = wanted;
  planner?.remove();
  const own = planner = document.createElement("recovery-calculator");
  for (const [name, value] of Object.entries(attributes)) own.setAttribute(name, value);
  planner.config = config;
  own.textContent = fallback;
  if (start !== "first") planner.answers = sample(today);
  /** @type {HTMLElement} */ (document.querySelector("#place")).append(own);
  if (start === "first") return;
  // Nobody pressed anything here: the focus and the scroll position stay where they are.
  const { focus } = HTMLElement.prototype;
  const scroll = Element.prototype.scrollIntoView;
  HTMLElement.prototype.focus = Element.prototype.scrollIntoView = () => {};
  await walk(own, start);
  setTimeout(() => {
    HTMLElement.prototype.focus = focus;
    Element.prototype.scrollIntoView = scroll;
    document.querySelector("#place")?.scrollIntoView();
  }, 200);
}

addEventListener("message", ({ source, origin, data }) => {
  if (source === parent && origin === location.origin && data?.type === "rcv-preview") show(data);
});
parent.postMessage({ type: "rcv-preview-ready" }, location.origin);
