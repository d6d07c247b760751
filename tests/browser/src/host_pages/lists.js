// The health questions as lists: read, answered with none or with yes, which turns a list into its boxes.

report(async () => {
  for (const width of [360, 1280]) await lists(width);
  await healthyVisitor();
  await places();
});

const LISTS = [["now", 9], ["legs", 10], ["health", 17], ["local", 7]];
const texts = (elements) => [...elements].map((one) => one.textContent.trim());

/** At the health questions of a planner that is in the middle of a page. */
async function asked(width) {
  const view = await framed("/pages/blank.html", width);
  const block = () => Object.assign(view.document.body.appendChild(view.document.createElement("div")).style, { height: "900px" });
  block();
  const made = planner(view);
  block();
  made.answers = { unit: "km", weeklyDistance: 25, runDays: 3, races: [], areas: [], availableWeekdays: [1, 2, 3] };
  script(view, MODULE);
  await ready(made);
  const root = made.shadowRoot;
  while (made.step.id !== "safety") {
    const at = made.step.id;
    root.querySelector(".step__go").click();
    await until(`what follows ${at}`, () => made.step.id !== at);
  }
  return { view, made, root };
}

/** A press as a person makes it: with the focus, and what it does to the place of the answer. */
async function press(view, input, what) {
  input.scrollIntoView({ block: "center" });
  await pause(50);
  input.focus();
  const before = input.getBoundingClientRect().top;
  input.click();
  await pause(150);
  const moved = () => input.getBoundingClientRect().top - before;
  // A busy machine draws later.
  for (let look = 0; look < 100 && Math.abs(moved()) >= 2; look += 1) await pause(20);
  check(`${what}: the pressed answer keeps its place`, Math.abs(moved()) < 2, moved());
  check(`${what}: and the focus`, input.getRootNode().activeElement === input);
}

async function lists(width) {
  const { view, made, root } = await asked(width);
  const told = () => root.querySelector("[role=status]").textContent;
  const go = () => root.querySelector(".step__go").click();
  const links = async (what) => {
    go();
    const summary = await until(`${what}: the summary`, () => root.querySelector(".problems"));
    await until(`${what}: its focus`, () => root.activeElement === summary);
    return [...summary.querySelectorAll("a")].map((link) => link.hash);
  };
  const ids = LISTS.map(([list]) => `#safety-${list}`);
  same(`${width}: without an answer`, await links(`${width}, nothing`), ids);
  root.querySelector(".problems a").click();
  await until("the first answer has the focus", () => root.activeElement?.id === "safety-now");
  same(`${width}: nothing is chosen beforehand`, root.querySelectorAll("input:checked").length, 0);
  for (const [list, count] of LISTS) {
    const what = `${width}, ${list}`;
    const [none, yes] = [root.querySelector(`#safety-${list}`), root.querySelector(`#safety-${list}-yes`)];
    const lines = () => root.getElementById(none.getAttribute("aria-describedby"));
    const boxes = () => root.querySelectorAll(`[name=safety-${list}]`)[0].closest("fieldset").querySelectorAll("[type=checkbox]");
    const words = texts(lines().children);
    same(`${what}: its lines`, words.length, count);
    same(`${what}: the answers`, texts([none.labels[0], yes.labels[0]]), [`No, none of these ${count}`, "Yes, at least one"]);
    check(`${what}: one column`, new Set([...lines().children].map((line) => line.getBoundingClientRect().left)).size === 1);
    check(`${what}: the answers below one another`, yes.getBoundingClientRect().top >= none.getBoundingClientRect().bottom);
    await press(view, yes, `${what}, yes`);
    check(`${what}: the list gives way`, !root.querySelector(`#safety-${list}-lines`) && !none.hasAttribute("aria-describedby"));
    same(`${what}: its boxes, in the words of its lines`, texts([...boxes()].map((box) => box.labels[0])), words);
    check(`${what}: right below the answer`, yes.closest(".checks__answers").nextElementSibling.contains(boxes()[0]));
    check(`${what}: how many follow is told`, told().startsWith(`${count} `), told());
    // The last box: the first ones are emergencies, which hide all else.
    [...boxes()].at(-1).click();
    await pause(20);
    await press(view, none, `${what}, none`);
    same(`${what}: no boxes`, boxes().length, 0);
    same(`${what}: the lines are back`, texts(lines().children), words);
    await press(view, yes, `${what}, yes again`);
    check(`${what}: the tick is there again`, [...boxes()].at(-1).checked);
    [...boxes()].at(-1).click();
    await pause(20);
  }
  same(`${width}: a yes without a tick`, await links(`${width}, yes`), ids);
  for (const [list] of LISTS) await press(view, root.querySelector(`#safety-${list}`), `${width}, ${list}, none at last`);
  go();
  await until("the next step", () => made.step.id === "availability");
  gone(view);
}

/** Four presses and Continue. */
async function healthyVisitor() {
  const { view, made, root } = await asked(390);
  let presses = 0;
  const free = () => root.querySelector("[name^=safety-][value=none]:not(:checked)") ?? root.querySelector(".step__go");
  while (made.step.id === "safety" && presses < 9) {
    free().click();
    presses += 1;
    await pause(300);
  }
  same("a healthy visitor", [made.step.id, presses], ["availability", 5]);
  gone(view);
}

/** Folded, and asked where without a place nothing is planned. */
async function places() {
  const { view, made, root } = await asked(390);
  const isOpen = () => root.querySelector("#leaveAlone").checkVisibility();
  check("the places are folded", !isOpen());
  healthy(root);
  await tickHealth(root, "broken_skin", "local");
  await until("the places are asked for", isOpen);
  root.querySelector(".step__go").click();
  const summary = await until("the summary", () => root.querySelector(".problems"));
  same("a place is missing", [...summary.querySelectorAll("a")].map((link) => link.hash), ["#leaveAlone"]);
  root.querySelector("#leaveAlone-ankle").click();
  await until("it is there", () => !root.querySelector(".problems"));
  root.querySelector(".step__go").click();
  await until("the next step", () => made.step.id === "availability");
  const outside = JSON.stringify([made.answers, made.state, made.plan]);
  check("the page hears of no place", !/leaveAlone|ankle|skin/.test(outside), outside);
  gone(view);
}
