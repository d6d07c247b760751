// From the press of each Continue, and of each act on the plan, to the next paint, on a thread slowed
// four times.
//
//   cargo xtask serve --release --port 8473
//   node bench/continue.mjs http://127.0.0.1:8473 [runs]
//
// It needs Chromium in /usr/bin and playwright-core, in a folder above or at the path in PLAYWRIGHT.
// Times on the clock depend on what else the machine does, so that the processor time of the page's
// main thread stands beside them, four times what it is: script, style and layout until the paint,
// and in brackets until all is drawn, such as the details of rows. The wait for a frame is not in it.

import { createRequire } from "node:module";

const playwright = process.env.PLAYWRIGHT ?? "playwright-core";
const { chromium } = createRequire(import.meta.url)(playwright);

const [site, runs = "5"] = process.argv.slice(2);
const SLOWER = 4;

const PLAIN = {
  unit: "km", weeklyDistance: 25, runDays: 3, firstMassageEver: false, pressure: "medium", races: [],
  areas: [{ area: "calves", side: "left", severity: 5 }], availableWeekdays: [1, 2, 3, 4, 5, 6],
};
const day = (count) => new Date(Date.UTC(2026, 2, 8 + count)).toISOString().slice(0, 10);
const LONG = {
  ...PLAIN, weeklyDistance: 120, runDays: 7, pressure: "firm",
  races: [12, 33, 54, 75, 96, 117, 138, 159].map((count, number) => ({
    date: day(count), distance: "10k", priority: "B", name: `Track evening ${number + 1}`,
  })),
  areas: ["calves", "achilles", "shins", "feet", "hamstrings"].map((area) => ({ area, side: "both", severity: 3 })),
};
const VISITORS = { "healthy, a tight calf": PLAIN, "eight races, five areas": LONG };
const STEPS = ["running", "races", "areas", "safety", "availability"];
/** What is pressed on the plan, in this order. */
const ACTS = [
  ["Change opens", ".season-list__rows > :nth-child(2) .session-card__opener"],
  ["the session moves", ".change__go"],
  ["Undo", ".told .link-button"],
];
const PRESSES = [...STEPS.map((step) => [step, ".step__go"]), ...ACTS];

/** In the page: presses a button, and returns the time to the paint. */
const press = async (selector) => {
  const root = document.querySelector("recovery-calculator").shadowRoot;
  const button = [...root.querySelectorAll(selector)].at(-1);
  const begun = performance.now();
  button.click();
  return await new Promise((done) => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - begun);
      channel.port2.postMessage(0);
    });
  });
};

const browser = await chromium.launch({ executablePath: "/usr/bin/chromium", args: ["--headless", "--no-sandbox", "--disable-gpu"] });

/** A page at the first step, its session with the browser, and what counts processor time. */
async function begin(answers) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto(`${site}/pages/phone.html`);
  await page.waitForFunction(() => document.querySelector("recovery-calculator")?.dataset.state === "ready");
  await page.evaluate((given) => { document.querySelector("recovery-calculator").answers = given; }, answers);
  const session = await context.newCDPSession(page);
  await session.send("Performance.enable", { timeDomain: "threadTicks" });
  const spent = async () => {
    const { metrics } = await session.send("Performance.getMetrics");
    return ["TaskDuration", "ScriptDuration", "RecalcStyleDuration", "LayoutDuration"].map((wanted) =>
      metrics.find(({ name }) => name === wanted).value * 1000 * SLOWER);
  };
  return { context, page, session, spent };
}

/** Walks one visit; `measure` is called at each press. */
async function walk(page, measure) {
  for (const [index, step] of STEPS.entries()) {
    await page.waitForTimeout(1000);
    if (step === "safety") {
      for (const list of ["now", "legs", "health", "local"]) await page.locator(`#safety-${list}`).check({ force: true });
      await page.waitForTimeout(1000);
    }
    await measure(index);
  }
  await page.locator(".plan-page").waitFor();
  for (const index of ACTS.keys()) {
    await page.waitForTimeout(1000);
    await measure(STEPS.length + index);
  }
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];
const minus = (after, before) => after.map((value, place) => value - before[place]);

for (const [who, answers] of Object.entries(VISITORS)) {
  const [clock, first, whole] = [1, 2, 3].map(() => PRESSES.map(() => []));
  for (let run = 0; run < Number(runs); run += 1) {
    const slowed = await begin(answers);
    await slowed.session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
    await walk(slowed.page, async (index) => clock[index].push(await slowed.page.evaluate(press, PRESSES[index][1])));
    await slowed.context.close();
    const plain = await begin(answers);
    await walk(plain.page, async (index) => {
      const before = await plain.spent();
      await plain.page.evaluate(press, PRESSES[index][1]);
      first[index].push(minus(await plain.spent(), before));
      await plain.page.waitForTimeout(500);
      whole[index].push(minus(await plain.spent(), before)[0]);
    });
    await plain.context.close();
  }
  console.log(`${who}\n| press | clock, ms | processor x 4, ms | script | style | layout | until all is drawn |\n|---|---|---|---|---|---|---|`);
  for (const [index, [what]] of PRESSES.entries()) {
    const parts = [0, 1, 2, 3].map((part) => median(first[index].map((one) => one[part])));
    const figures = [median(clock[index]), ...parts, median(whole[index])].map(Math.round);
    console.log(`| ${what} | ${figures.join(" | ")} |`);
  }
}
await browser.close();
