// A box that requires help now, on a small phone: the instructions open under it, with the number
// to call, and the page receives no event. Also, a referral scrolls to its top.

report(async () => {
  for (const [country, config] of [["GB", undefined], ["none", { v: 1, clinic: { name: "Anywhere" } }]]) {
    for (const flag of [...EMERGENCIES, ...URGENT]) await opens(flag, country, config);
  }
  await worst();
  for (const [name, [list, ...ticks]] of Object.entries(REFERRALS)) await top(name, list, ticks);
});

const EMERGENCIES = ["chest_pain", "sudden_breathlessness", "coughing_blood", "collapse_or_confusion", "saddle_numbness", "bladder_bowel_change", "weakness_both_legs", "dark_urine"];
const URGENT = ["calf_hot_swollen", "hot_spreading_skin", "cannot_bear_weight", "pop_and_weak", "groin_pain_weight_bearing"];
const EVENTS = ["ready", "start", "step", "invalid", "result", "change", "book", "export", "share", "reset", "config", "error"].map((name) => `rcv-${name}`);

const GB = { v: 1, clinic: { name: "Baiboon", country: "GB", phone: "020 7946 0123" } };

/** The health questions of a planner in the middle of a page. */
async function asked(config = GB) {
  const view = await framed("/pages/blank.html", 375);
  view.frameElement.height = 667;
  const block = (height) => Object.assign(view.document.body.appendChild(view.document.createElement("div")).style, { height });
  block("900px");
  const made = planner(view);
  block("900px");
  made.config = config;
  made.answers = { unit: "km", weeklyDistance: 25, runDays: 3, races: [], areas: [], availableWeekdays: [1, 2, 3] };
  script(view, MODULE);
  await ready(made);
  const root = made.shadowRoot;
  while (root.querySelector("[data-step]").dataset.step !== "safety") {
    const at = made.step.id;
    root.querySelector(".step__go").click();
    await until(`what follows ${at}`, () => made.step.id !== at);
  }
  return { view, made, root };
}

const isSeen = (view, element) => {
  const { top, bottom, height } = element.getBoundingClientRect();
  return height > 0 && top >= -1 && bottom <= view.innerHeight + 1;
};

async function opens(flag, country, config) {
  const what = `${flag}, country ${country}`;
  const { view, made, root } = await asked(config);
  const outside = () => JSON.stringify([made.state, made.dataset.state, made.step, made.plan, made.answers]);
  // A first answer, so that ticking the box does not start the quiz.
  root.querySelector("#safety-local").click();
  await pause(20);
  const before = outside();
  const heard = [];
  for (const name of EVENTS) view.document.addEventListener(name, () => heard.push(name));
  const box = () => root.querySelector(`#${flag}`);
  const isEmergency = EMERGENCIES.includes(flag);
  const list = isEmergency ? "now" : "legs";
  root.querySelector(`#safety-${list}-yes`).click();
  await until(`${what}: its boxes`, box);
  // The pressed answer is held in its place for a few frames.
  await pause(100);
  box().focus();
  box().click();
  const panel = await until(`${what}: the panel`, () => root.querySelector(".alarm"));
  const title = panel.querySelector(".referral__title");
  await until(`${what}: the focus on its heading`, () => root.activeElement === title);
  check(`${what}: right under its box`, box().closest("label").nextElementSibling === panel);
  check(`${what}: the heading is not a tab stop and not an alert`, title.tabIndex === -1 && !root.querySelector("[role=alert], [aria-live=assertive]"));
  check(`${what}: the heading is visible`, isSeen(view, title));
  const numbers = [...panel.querySelectorAll("a[href^='tel:']")];
  const isLeg = flag === "calf_hot_swollen";
  if (isEmergency || (isLeg && country !== "GB")) {
    same(`${what}: numbers`, numbers.map(({ href }) => href), country === "GB" ? ["tel:999"] : ["tel:999", "tel:911", "tel:112", "tel:000", "tel:111", "tel:1669"]);
  }
  if (numbers.length && country === "GB") check(`${what}: the number is visible`, isSeen(view, numbers[0]), numbers[0].getBoundingClientRect().top);
  if (isLeg && country === "GB") same(`${what}: numbers`, numbers.map(({ href }) => href), ["tel:111", "tel:999"]);
  // The first list stays beside something urgent: it may hold something worse.
  const rest = ["#safety-now", "#safety-legs", "#safety-health", "#safety-local", "#leaveAlone", ".step__go"];
  const isHere = rest.map((one) => root.querySelector(one) != null);
  same(`${what}: the rest of the step and Continue`, isHere, [true, !isEmergency, false, false, false, !isEmergency]);
  same(`${what}: its own list`, box().closest("fieldset").querySelectorAll("input").length, isEmergency ? 9 : 10);
  same(`${what}: what the page hears`, heard, []);
  same(`${what}: what the page sees`, outside(), before);
  panel.querySelector("button").click();
  await until(`${what}: the panel is gone, the focus on its box`, () => !root.querySelector(".alarm") && root.activeElement === box());
  check(`${what}: unticked`, !box().checked);
  check(`${what}: the rest is restored`, root.querySelector("#safety-local").checked && root.querySelector("#leaveAlone") && root.querySelector(".step__go") != null);
  same(`${what}: what the page hears of the mistake`, [heard, outside()], [[], before]);
  // By the box itself, and by the answer for none.
  for (const other of [flag, `safety-${list}`]) {
    box().click();
    await until(`${what}: again`, () => root.querySelector(".alarm"));
    root.querySelector(`#${other}`).focus();
    root.querySelector(`#${other}`).click();
    await until(`${what}: gone by ${other}`, () => !root.querySelector(".alarm"));
    same(`${what}: the focus after ${other}`, root.activeElement?.id, other);
  }
  // A yes brings the tick back, and with it the panel.
  await pause(100);
  root.querySelector(`#safety-${list}-yes`).click();
  await until(`${what}: the panel comes back with the tick`, () => root.querySelector(".alarm") && box().checked);
  await pause(100);
  const again = root.querySelector(".referral__title");
  check(`${what}: and is seen, with the focus`, root.activeElement === again && isSeen(view, again), again.getBoundingClientRect().top);
  same("errors", view.noted.errors, []);
  gone(view);
}

/**
 * An emergency takes precedence over an urgent answer, and the last of several shows; after coming
 * back to the step it still shows.
 */
async function worst() {
  const { view, made, root } = await asked();
  const under = () => root.querySelector(".alarm")?.previousElementSibling.querySelector("input").id;
  const tick = async (id, wanted) => {
    await tickHealth(root, id, EMERGENCIES.includes(id) ? "now" : "legs");
    await until(`after ${id} the panel under ${wanted}`, () => under() === wanted);
    await pause(20);
    return root.activeElement?.id || root.activeElement?.className;
  };
  same("urgent", await tick("cannot_bear_weight", "cannot_bear_weight"), "referral__title");
  same("an emergency beside it", await tick("chest_pain", "chest_pain"), "referral__title");
  same("another emergency", await tick("coughing_blood", "coughing_blood"), "referral__title");
  same("the last one taken back", await tick("coughing_blood", "chest_pain"), "coughing_blood");
  same("the first one taken back: the urgent one again", await tick("chest_pain", "cannot_bear_weight"), "chest_pain");
  root.querySelector(".step__go").click();
  await until("the referral", () => root.querySelector(".referral"));
  same("on the page of the referral no panel", root.querySelectorAll(".alarm").length, 0);
  root.querySelector(".referral__mistake").click();
  await until("the step again", () => root.querySelector(".alarm"));
  await pause(20);
  same("the step has the focus, and the panel is there", [root.activeElement.className, under()], ["step__question", "cannot_bear_weight"]);
  same("its state", made.state, "quiz");
  gone(view);
}

const REFERRALS = {
  urgent: ["legs", "calf_hot_swollen"], bone: ["legs", "cannot_bear_weight"],
  all: ["legs", "calf_hot_swollen", "hot_spreading_skin", "cannot_bear_weight"], doctor: ["legs", "bone_pain_night_rest"],
  wait: ["now", "fever_or_infection"], pregnancy: ["health", "pregnancy"], minor: ["health", "minor"], emergency: ["now", "chest_pain"],
};

/** From any screen and scroll position: the heading, and the number if there is one. */
async function top(name, list, ticks) {
  const { view, root } = await asked();
  for (const tick of ticks) await tickHealth(root, tick, list);
  await pause(20);
  // What needs no help today waits until the lists are answered that may hold it.
  if (!["urgent", "bone", "all", "emergency"].includes(name)) {
    const lists = ["now", "legs"].filter((other) => other !== list);
    root.querySelector(".step__go").click();
    const found = await until(`${name}: refused`, () => root.querySelector(".problems"));
    same(`${name}: what is open`, [...found.querySelectorAll("a")].map((link) => link.hash), lists.map((other) => `#safety-${other}`));
    for (const other of lists) root.querySelector(`#safety-${other}`).click();
  }
  await pause(20);
  // Scrolled far down, as on a phone at the end of the step.
  view.scrollTo(0, view.document.documentElement.scrollHeight);
  // With an emergency, by Enter in its box: there is no Continue.
  (root.querySelector(".step__go") ?? root.querySelector("form")).closest("form").requestSubmit();
  await until(`${name}: the referral`, () => root.querySelector(".referral"));
  await pause(50);
  check(`${name}: the heading`, isSeen(view, root.querySelector(".referral__title")), root.querySelector(".referral__title").getBoundingClientRect().top);
  const first = root.querySelector(".referral__call, .referral__order > li");
  check(`${name}: the number, or the first instruction`, isSeen(view, first), first.getBoundingClientRect().bottom);
  gone(view);
}
