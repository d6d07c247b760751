// The states of `runners.html`: a planner for each runner of tests/runners.json, and beside it the
// statements about the plan, checked here against the engine's answer. The same statements are checked
// natively by tests/it/runners.rs.

const { runners } = await (await fetch("runners.json")).json();

const PRIVATE = ["redFlags", "cautions", "clearedByDoctor", "adult", "acuteInjury", "soreness", "leaveAlone", "checkIn"];
const LOCAL = ["varicose_veins", "broken_skin", "hypermobility", "joint_replacement", "oil_allergy", "stress_fracture", "cortisone_injection"];
const SERVICES = ["swedish", "thai_sports", "thai_combo", "deep_tissue"];

/** What is pressed on the safety step. */
function health({ adult, cautions = [], clearedByDoctor, acuteInjury }) {
  if (adult === false) return { list: "health", ticks: ["minor"] };
  if (acuteInjury) {
    const [year, month, day] = acuteInjury.date.split("-");
    const parts = Object.entries({ year, month, day }).map(([part, value]) => ["type", `#acuteInjury-date-${part}`, value]);
    return { list: "legs", ticks: ["strain"], more: [["choose", "#acuteInjury-area", acuteInjury.area], ...parts] };
  }
  if (!cautions.length) return {};
  if (cautions.every((code) => LOCAL.includes(code))) return { list: "local", ticks: cautions };
  const answer = clearedByDoctor ? "yes" : "no";
  const more = cautions.includes("pregnancy") ? [] : [["press", `#clearedByDoctor-${answer}`]];
  return { list: "health", ticks: cautions, more };
}

/** Whether the rules send this runner elsewhere. */
function isReferred({ adult, cautions = [], clearedByDoctor, areas = [] }) {
  const isUncleared = cautions.some((code) => !LOCAL.includes(code)) && !clearedByDoctor;
  return adult === false || isUncleared || cautions.includes("pregnancy") || areas.some(({ severity }) => severity >= 9);
}

export const STATES = runners.map(({ id, who, request }) => ({
  id,
  title: `${id} ${who}`,
  today: request.today,
  at: isReferred(request) ? "refer" : "plan",
  answers: Object.fromEntries(Object.entries(request).filter(([key]) => key !== "today" && key !== "clinic" && !PRIVATE.includes(key))),
  ...health(request),
  config: {
    v: 1,
    clinic: { name: "Baiboon Thai Massage", phone: "+44 20 7946 0123", country: "GB" },
    closedWeekdays: request.clinic?.closedWeekdays ?? [],
    closedDates: request.clinic?.closedDates ?? [],
    leadDays: request.clinic?.leadDays ?? 1,
    services: SERVICES.map((service) => ({ id: service, minutes: [30, 60, 90] })),
  },
}));

const dated = (result) => result.sessions.filter(({ isProvisional }) => !isProvisional);

/** The dated sessions that a `where` names. */
function matching(result, where = {}) {
  const among = (values, value) => !values?.length || values.includes(value);
  return dated(result).filter((session) => among(where.kind, session.kind) && among(where.weekdays, session.weekday)
    && among(where.dates, session.date) && (!where.from || where.from <= session.date) && (!where.to || session.date <= where.to)
    && ["first", "raceDate"].every((key) => where[key] === undefined || where[key] === session[key]));
}

/** The share of the dates from a day on that another plan keeps. */
function kept(before, after, from) {
  const ahead = dated(before).map(({ date }) => date).filter((date) => date >= from);
  const now = dated(after).map(({ date }) => date);
  return ahead.length ? ahead.filter((date) => now.includes(date)).length / ahead.length : 1;
}

/** The date so many days later; in UTC, so that no clock change moves it. */
const later = (date, days) => new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** How many of these are different. */
const different = (list, key) => new Set(list.map((one) => JSON.stringify(key(one)))).size;

const RANKS = ["light", "medium", "firm"];

/** Whether a statement holds; `plan` answers requests. */
async function holds({ request, result, expect }, plan) {
  const sessions = matching(result, expect.where);
  const areas = sessions.flatMap((session) => session.areas);
  const works = (session, area) => session.areas.some((one) => one.area === area);
  const notes = result.notes.filter((note) => note.code === expect.code
    && Object.entries(expect.with ?? {}).every(([key, value]) => note[key] === value));
  const varies = (key) => sessions.length < 3 || different(sessions, key) >= (expect.atLeast ?? 2);
  const checks = {
    status: () => result.status === expect.equals,
    referral: () => result.referral?.level === expect.level,
    count: () => sessions.length === (expect.equals ?? sessions.length) && sessions.length >= (expect.min ?? 0) && sessions.length <= (expect.max ?? Infinity),
    date: () => sessions.map(({ date }) => date).join() === expect.equals.join(),
    note: () => notes.length > 0,
    noNote: () => notes.length === 0,
    tells: () => result.tellTherapist.includes(expect.code),
    pressureAtMost: () => sessions.every(({ pressure }) => RANKS.indexOf(pressure) <= RANKS.indexOf(expect.pressure)),
    techniquesExclude: () => sessions.every(({ techniques }) => !expect.techniques.some((one) => techniques.includes(one))),
    areaAtMost: () => areas.filter(({ area }) => expect.areas.includes(area)).every(({ minutes }) => minutes <= expect.minutes),
    oneSideAtMost: () => areas.filter(({ side }) => side !== "both").every(({ minutes }) => minutes <= expect.minutes),
    areasInclude: () => sessions.every((session) => expect.areas.every((area) => works(session, area))),
    everyAreaAppears: () => request.areas.every(({ area }) => sessions.slice(1).every((session, before) => works(session, area) || works(sessions[before], area))),
    varies: () => varies(({ areas: worked, pressure }) => [worked, pressure]),
    whyVaries: () => varies(({ why }) => why.map(({ key }) => key)),
    whyExcludes: () => sessions.every(({ why }) => !why.some(({ key }) => expect.keys.includes(key))),
    perWeekAtMost: () => {
      const [first, last] = result.horizon.map((date) => Date.parse(date));
      return sessions.length <= expect.rate * ((last - first) / 86_400_000 + 1) / 7;
    },
    keepsDates: async () => {
      const [first, second] = dated(result).map(({ date }) => date);
      if (!expect.vary.awayFirst) {
        const today = later(request.today, 1);
        return kept(result, await plan({ ...request, today }), later(today, 1)) >= expect.share;
      }
      if (!first) return true;
      const other = await plan({ ...request, unavailableDates: [...request.unavailableDates ?? [], first] });
      return kept(result, other, second ?? first) >= expect.share;
    },
    countRatio: async () => {
      const counts = [result, await plan({ ...request, ...expect.vary })].map((one) => dated(one).length);
      return Math.max(...counts) <= expect.atMost * Math.min(...counts);
    },
  };
  return checks[expect.type]();
}

/** The statements of a runner, above the planner. */
async function state(runner, plan) {
  const section = document.getElementById(runner.id);
  if (!section) return [];
  const result = await plan(runner.request);
  const list = document.createElement("ul");
  list.className = "runners__statements";
  const held = [];
  for (const expect of runner.expect) {
    const item = document.createElement("li");
    held.push(await holds({ request: runner.request, result, expect }, plan));
    item.dataset.holds = held.at(-1) ? "yes" : "no";
    item.textContent = expect.say;
    list.append(item);
  }
  section.querySelector("h2").after(list);
  return held;
}

async function stateAll() {
  while (!document.querySelector(".gallery__frame")) await new Promise((resolve) => { setTimeout(resolve, 50); });
  const { RecoveryCalculator } = await import("../dist/recovery-calculator.js");
  const plan = (request) => RecoveryCalculator.plan(request);
  const held = [];
  for (const runner of runners) held.push(...await state(runner, plan));
  document.querySelector(".runners__sum").textContent = `${held.filter(Boolean).length} of ${held.length} statements hold.`;
}

stateAll();
