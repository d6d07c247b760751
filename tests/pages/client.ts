// A small page's script that uses all that the types promise; `tsc --strict` finds nothing in it.

import { RecoveryCalculator, define, type Config, type PlanRequest, type PlanResult } from "./recovery-calculator.js";

const config: Config = {
  v: 1,
  clinic: { name: "Baiboon Thai Massage", country: "GB", timezone: "Europe/London" },
  closedWeekdays: [7],
  services: [{ id: "swedish", name: { en: "Swedish massage" }, minutes: [30, 60], bookUrl: { 30: "/book/30" }, price: { amount: { 30: 40, 60: 68 }, currency: "GBP" } }],
  theme: { accent: "#0f6b5c", "font-size": "18px" },
};

const planner = document.createElement("recovery-calculator");
planner.config = "/clinic.json";
planner.config = new URL("/clinic.json", location.href);
planner.config = config;
planner.answers = { weeklyDistance: 42, races: [{ date: "2026-04-18", distance: "half", priority: "A" }] };
const name: string | undefined = planner.config.clinic?.name;

planner.addEventListener("rcv-step", (event) => {
  const { step, index, total, direction, instance } = event.detail;
  const isLast: boolean = step === "availability" && index + 1 === total;
  console.log(isLast, direction === "forward", instance, name);
});
document.addEventListener("rcv-error", ({ detail }) => {
  if (detail.code === "wasm-blocked-csp" && detail.fatal) console.log(detail.help);
});
document.addEventListener("rcv-book", (event) => event.preventDefault());

async function use(): Promise<void> {
  const ready: RecoveryCalculator = await planner.ready;
  const file: File = await ready.exportICS();
  const text: string = [await ready.exportText(), await ready.shareURL(), file.name].join();
  await ready.print();
  if (ready.state === "result" && ready.plan) console.log(ready.plan.sessions[0]?.durationMin, text);
  const { id } = ready.step;
  if (id === "areas") await ready.reset();
  ready.retry();
  ready.destroy();
}

const request: PlanRequest = { today: "2026-03-02", weeklyDistance: 30, runDays: 4, adult: true, availableWeekdays: [1, 3] };
RecoveryCalculator.plan(request).then((result: PlanResult) => {
  if (result.status === "refer") console.log(result.referral.level);
  else if (result.status === "invalid") console.log(result.errors.map(({ field, code }) => `${field} ${code}`));
  else console.log(result.horizon[1], result.notes[0]?.code);
});

const Defined: typeof RecoveryCalculator = define("clinic-planner");
console.log(Defined.version, use);
