// Life cycles: a planner is inserted by the tag or the class, moved, removed and inserted again.
// The first argument is the number of rounds.

const [rounds] = arguments;

report(async () => {
  const place = document.getElementById("place");
  const other = document.getElementById("other");
  for (let round = 0; round < rounds; round += 1) {
    const ways = [byTag, byClass, byTemplate, byOtherTag];
    const made = await ways[round % ways.length](place);
    await ready(made);
    made.answers = { weeklyDistance: 10 + round % 50 };
    // A move within one task keeps everything.
    const whole = made.closest("div.recovery-calculator") ?? made;
    other.append(whole);
    if (place.moveBefore) place.moveBefore(whole, null);
    else place.append(whole);
    await until(`round ${round}: moved, with its answers`, () => made.answers.weeklyDistance === 10 + round % 50);
    same(`round ${round}: moved`, made.dataset.state, "quiz");
    whole.remove();
    await until("the release", () => made.dataset.state === "idle");
    if (round % 4 === 0) {
      // It returns with its answers.
      other.append(made);
      await ready(made);
      same(`round ${round}: come again`, made.answers.weeklyDistance, 10 + round % 50);
      made.remove();
      await until("the release", () => made.dataset.state === "idle");
    }
    if (round % 7 === 0) made.destroy();
  }
  for (let round = 0; round < rounds / 4; round += 1) await byFrame(place);
  same("what is left in the page", [place.childElementCount, other.childElementCount], [0, 0]);
  same("errors of the page", noted.errors, []);
  same("the console", noted.lines, []);
});

async function byTag(place) {
  const made = planner(window);
  place.append(made);
  return made;
}

/** As a module of the page defines it under another name. */
async function byOtherTag(place) {
  const { define } = await import("/dist/recovery-calculator.js");
  if (!customElements.get("clinic-planner")) define("clinic-planner");
  const made = planner(window, {}, "clinic-planner");
  place.append(made);
  return made;
}

/** The framed edition: its whole page is destroyed with the frame. */
async function byFrame(place) {
  const frame = document.createElement("iframe");
  frame.src = "/dist/embed.html#loading=eager&persist=none";
  place.append(frame);
  const inside = () => frame.contentDocument?.querySelector("recovery-calculator");
  await until("the planner in the frame", () => inside() && isUsable(inside()));
  frame.remove();
}

async function byClass(place) {
  const div = document.createElement("div");
  div.className = "recovery-calculator";
  for (const [name, value] of Object.entries(GIVEN)) div.setAttribute(`data-${name}`, value);
  div.textContent = "Call us";
  place.append(div);
  return until("the turn", () => place.querySelector("recovery-calculator"));
}

async function byTemplate(place) {
  const template = document.getElementById("template");
  place.append(template.content.cloneNode(true));
  return place.querySelector("recovery-calculator");
}
