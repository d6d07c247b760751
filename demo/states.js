// Every state of every screen, as a visitor would come to it: answers given beforehand (a part of a
// request, see docs/embedding.md), the screen to walk to, the list of health questions and the boxes in
// it to tick on the way, and what is done there. `do` is a list of [what, where, text]; `where` is a
// selector in the planner.

const MARATHONER = {
  unit: "km", weeklyDistance: 60, runDays: 5, pressure: "firm",
  races: [
    { date: "2026-04-20", distance: "marathon", priority: "A", name: "Spring Marathon" },
    { date: "2026-04-26", distance: "marathon", priority: "A", name: "City Marathon" },
  ],
  areas: [{ area: "calves", side: "left", severity: 6 }],
  availableWeekdays: [1, 2, 3, 4, 5, 6],
};

const PLAIN = { unit: "km", weeklyDistance: 25, runDays: 3, races: [], areas: [], availableWeekdays: [1, 2, 3, 4, 5, 6] };

const AREAS = ["calves", "achilles", "shins", "feet", "hamstrings", "quads", "knees", "it_band", "hip_flexors", "glutes", "adductors", "lower_back", "upper_body"];

/** The day so many days after Sunday 8 March 2026. */
const day = (count) => new Date(Date.UTC(2026, 2, 8 + count)).toISOString().slice(0, 10);

const MUCH = {
  unit: "km", weeklyDistance: 95, runDays: 7, pressure: "firm", availableWeekdays: [1, 2, 3, 4, 5, 6],
  races: Array.from({ length: 20 }, (_, number) => ({
    date: day(number * 9),
    distance: ["5k", "10k", "half", "marathon", "ultra"][number % 5],
    priority: ["A", "B", "C"][number % 3],
    name: number % 4 ? `Race ${number + 1} of the season` : `Llanfairpwllgwyngyllgogerychwyrndrobwll Trail Race ${number}`,
  })),
  areas: AREAS.map((area, number) => ({ area, side: ["left", "right", "both"][number % 3], severity: (number % 8) + 1 })),
};

/** Races far enough apart that weekly sessions find room around them. */
const FORTY = {
  ...MARATHONER, weeklyDistance: 120, runDays: 7,
  races: [12, 33, 54, 75, 96, 117, 138, 159].map((count, number) => ({
    date: day(count), distance: "10k", priority: "B", name: `Track evening ${number + 1}`,
  })),
  areas: AREAS.slice(0, 5).map((area) => ({ area, side: "both", severity: 7 })),
};

const EIGHT = {
  unit: "km", weeklyDistance: 70, runDays: 6, pressure: "firm", longestRun30d: 32, sessionBudget: 8,
  races: [
    { date: "2026-03-22", distance: "half", priority: "C", name: "Riverside Half" },
    { date: "2026-04-26", distance: "marathon", priority: "A", name: "City Marathon" },
    { date: "2026-06-07", distance: "marathon", priority: "A", name: "Coast Marathon" },
  ],
  areas: [
    { area: "calves", side: "left", severity: 6 },
    { area: "hamstrings", side: "right", severity: 5 },
    { area: "lower_back", side: "both", severity: 4 },
    { area: "glutes", side: "left", severity: 3 },
    { area: "feet", side: "both", severity: 2 },
  ],
  availableWeekdays: [1, 3, 5],
};

const LISTS = ["now", "legs", "health", "local"];

const LONG = "The Very Long-Winded Centre for Donaudampfschifffahrtsgesellschaftskapitänsmassage and Recovery";
const LONG_CONFIG = {
  v: 1,
  clinic: { name: LONG, phone: "+44 20 7946 0123 extension 4567", address: `${LONG}, 12 Canal Walk, London`, country: "GB", bookUrl: "/book?on={date}" },
  services: ["swedish", "thai_sports", "thai_combo", "deep_tissue"].map((id) => ({
    id, minutes: [30, 60, 90], price: { amount: { 30: 1234.5, 60: 1234.5, 90: 1234.5 }, currency: "GBP" },
    name: `Unhurried ${id.replace("_", " ")} massage with everything that belongs to it and a cup of lemongrass tea`,
    about: "A description that goes on for longer than anybody would read, to see what becomes of it.",
  })),
};
const LONG_NAMES = {
  ...MARATHONER,
  races: [
    { date: "2026-04-20", distance: "marathon", priority: "A", name: "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch Marathon" },
    { date: "2026-04-26", distance: 33.3, priority: "A", name: "The Old Mill to the New Mill by Way of Every Other Mill in the County" },
  ],
};

/** What a visit has kept that ended with a plan on 2 March 2026, on the next one. */
const KEPT = {
  v: 2, day: "2026-03-02", step: "safety", id: "abcdefgh", made: "2026-03-02", asked: "2026-03-02",
  calendar: { sequence: 0, events: [] },
  answers: {
    unit: "km", weeklyDistance: 60, runDays: 5, areas: [], availableWeekdays: [1, 2, 3, 4, 5, 6], firstMassageEver: false, pressure: "medium",
    races: [{ date: "2026-04-26", distance: "marathon", priority: "A", name: "City Marathon" }],
  },
  sessions: [
    ["reg:2026-03-04", "2026-03-04", "maintenance", 60, "thai_sports"],
    ["reg:2026-03-18", "2026-03-18", "maintenance", 60, "thai_sports"],
    ["reg:2026-04-05", "2026-04-05", "maintenance", 90, "deep_tissue"],
    ["pre:2026-04-26", "2026-04-23", "pre_event", 30, "swedish"],
    ["post:2026-04-26", "2026-04-29", "post_event", 60, "swedish"],
  ].map(([key, date, kind, minutes, service]) => ({ key, date, kind, minutes, service })),
  acts: [{ key: "reg:2026-03-18", date: "2026-03-18", state: "booked", hour: "14:30" }],
};

/** The same plan in a link. */
const LINK = btoa('{"on":"2026-03-02","s":"2r60.14r60.18r90.18b30.6a60"}').replace(/=+$/, "");

const NO_COUNTRY = { v: 1, clinic: { name: "Baiboon Thai Massage", phone: "020 7946 0123" } };

const open = (selector) => ["open", selector];
const press = (selector) => ["press", selector];
const type = (selector, text) => ["type", selector, text];
const go = press(".step__go");

const SECOND = ".season-list__rows > :nth-child(2) .session-card__opener";
const OTHER_DAY = ".change__day:last-of-type > input";

const AWAY = [open(".away-form__fold"), type(".away-form__day > input", "2026-03-09"), type(".away-form__day ~ .away-form__day > input", "2026-03-20")];
const SKIP = [press(".session-card:not([data-next]) .session-card__opener"), press(".change__acts > :nth-child(2)")];
// The health questions of a kept plan, on the way to all that it holds.
const ANEW = [press(".kept-page__ways > .button"), ...LISTS.map((list) => press(`#safety-${list}`)), press(".step__go")];

export const STATES = [
  { id: "1-running", title: "Step 1, empty", at: "running" },
  { id: "1-running-filled", title: "Step 1, filled", at: "running", answers: { unit: "km", weeklyDistance: 60, runDays: 5 } },
  { id: "1-running-wrong", title: "Step 1, errors", at: "running", do: [type("#weeklyDistance", "far"), go] },
  { id: "1-running-kept", title: "Step 1, answers of an earlier visit", at: "running", answers: MARATHONER, isKept: true },
  { id: "1-running-weeks", title: "Step 1, four weeks", at: "running", do: [open(".weeks"), type("#weeks", "42, 38, 0, 51")] },
  { id: "2-races", title: "Step 2, empty", at: "races", answers: { ...PLAIN, races: null } },
  { id: "2-races-new", title: "Step 2, a race begun", at: "races", answers: { ...PLAIN, races: null }, do: [press("#races-yes"), type("#races-0-date-day", "26")] },
  { id: "2-races-two", title: "Step 2, two races", at: "races", answers: MARATHONER, do: [open(".race-card")] },
  { id: "2-races-weekly", title: "Step 2, a run every week", at: "races", answers: { ...PLAIN, races: null }, do: [press("#races-yes"), press(".race-cards > .button ~ .button")] },
  { id: "2-races-removed", title: "Step 2, a race removed, with undo", at: "races", answers: MARATHONER, do: [open(".race-card"), press(".race-card .link-button")] },
  { id: "2-races-twenty", title: "Step 2, twenty races", at: "races", answers: MUCH },
  { id: "2-races-wrong", title: "Step 2, errors", at: "races", answers: { ...PLAIN, races: null }, do: [press("#races-yes"), type("#races-0-date-day", "31"), type("#races-0-date-month", "feb"), type("#races-0-date-year", "2026"), go] },
  { id: "3-areas", title: "Step 3, empty", at: "areas", answers: { ...PLAIN, areas: null } },
  { id: "3-areas-one", title: "Step 3, one area", at: "areas", answers: MARATHONER },
  { id: "3-areas-assess", title: "Step 3, an area at 9", at: "areas", answers: { ...PLAIN, areas: [{ area: "calves", side: "left", severity: 9 }] } },
  { id: "3-areas-sheet", title: "Step 3, an area pressed on the figure", at: "areas", answers: { ...PLAIN, areas: null }, do: [press(".body-map__hit")] },
  { id: "3-areas-thirteen", title: "Step 3, all thirteen areas", at: "areas", answers: MUCH },
  { id: "3-areas-wrong", title: "Step 3, errors", at: "areas", answers: { ...PLAIN, areas: null }, do: [press("#areas"), go] },
  { id: "4-safety", title: "Step 4, empty", at: "safety", answers: MARATHONER },
  { id: "4-safety-yes", title: "Step 4, every list answered with yes", at: "safety", answers: MARATHONER, do: LISTS.map((list) => press(`#safety-${list}-yes`)) },
  { id: "4-safety-healthy", title: "Step 4, none of all", at: "safety", answers: MARATHONER, do: LISTS.map((list) => press(`#safety-${list}`)) },
  { id: "4-safety-filled", title: "Step 4, with a health condition, a strain and broken skin", at: "safety", answers: MARATHONER, do: [press("#safety-now"), press("#safety-legs-yes"), press("#strain"), press("#safety-health-yes"), press("#high_bp_uncontrolled"), press("#safety-local-yes"), press("#broken_skin")] },
  { id: "4-safety-places", title: "Step 4, places to leave alone", at: "safety", answers: MARATHONER, do: [open(".places__fold"), press("#leaveAlone"), press("#leaveAlone-ankle")] },
  { id: "4-safety-emergency", title: "Step 4, an emergency is ticked", at: "safety", answers: MARATHONER, do: [press("#safety-legs"), press("#safety-now-yes"), press("#chest_pain")] },
  { id: "4-safety-emergency-no-country", title: "Step 4, an emergency, country not known", at: "safety", answers: MARATHONER, do: [press("#safety-now-yes"), press("#dark_urine")], config: NO_COUNTRY },
  { id: "4-safety-urgent", title: "Step 4, something urgent is ticked", at: "safety", answers: MARATHONER, do: [press("#safety-legs-yes"), press("#calf_hot_swollen"), press("#cannot_bear_weight"), press("#hot_spreading_skin")] },
  { id: "4-safety-wrong", title: "Step 4, errors", at: "safety", answers: MARATHONER, do: [press("#safety-legs-yes"), press("#strain"), press("#safety-health-yes"), press("#safety-local-yes"), press("#broken_skin"), go] },
  { id: "5-availability", title: "Step 5, empty", at: "availability", answers: { ...MARATHONER, availableWeekdays: null } },
  { id: "5-availability-away", title: "Step 5, days away and a date", at: "availability", answers: { ...MARATHONER, unavailableDates: ["2026-03-10", "2026-03-11", "2026-03-12"], lastMassage: "2026-02-20" } },
  { id: "5-availability-wrong", title: "Step 5, errors", at: "availability", answers: { ...MARATHONER, availableWeekdays: null }, do: [press(".pills_seven ~ .button, .field .button"), go] },
  { id: "7-plan", title: "Plan, two marathons (a preview date)", at: "plan", answers: MARATHONER },
  { id: "7-plan-details", title: "Plan, details, calendar and sharing open", at: "plan", answers: MARATHONER, do: [open(".session-details"), open("[data-kind=pre-event] .session-details"), open(".plan-actions__send"), open(".plan-actions__calendar"), open(".plan-page__care")] },
  { id: "7-plan-tuned", title: "Plan, Fine-tune open and changed", at: "plan", answers: MARATHONER, do: [open(".fine-tune"), type("#sessionBudget", "8")] },
  { id: "7-plan-mistyped", title: "Plan, errors in Fine-tune", at: "plan", answers: MARATHONER, do: [open(".fine-tune"), type("#longestRun30d", "far"), type("#sessionBudget", "many")] },
  { id: "7-plan-deleting", title: "Plan, asked before a deletion", at: "plan", answers: PLAIN, do: [press(".resume__ask")] },
  { id: "7-plan-deleted", title: "Step 1, everything deleted, with undo", at: "plan", answers: MARATHONER, persist: "session", do: [press(".resume__ask"), press(".resume__question .link-button")] },
  { id: "7-plan-answers", title: "Plan, the answers open", at: "plan", answers: MARATHONER, do: [open(".answers-summary")] },
  { id: "7-plan-answers-much", title: "Plan, the answers of twenty races and thirteen areas", at: "plan", answers: MUCH, do: [open(".answers-summary")] },
  { id: "7-plan-fewer", title: "Plan, one session fewer", at: "plan", answers: MARATHONER, do: [press(".how-many__button")] },
  { id: "7-plan-change", title: "Plan, Change open at the second session", at: "plan", answers: MARATHONER, do: [press(SECOND)] },
  { id: "7-plan-days", title: "Plan, the calendar of another day open", at: "plan", answers: MARATHONER, do: [press(SECOND), press(OTHER_DAY)] },
  { id: "7-plan-moved", title: "Plan, a session moved, with undo", at: "plan", answers: MARATHONER, do: [press(SECOND), press(".change__go")] },
  { id: "7-plan-skipped", title: "Plan, a session left out, with undo", at: "plan", answers: MARATHONER, do: [press(SECOND), press(".change__acts > :nth-child(2)")] },
  { id: "7-plan-add", title: "Plan, the calendar for one more session open", at: "plan", answers: PLAIN, do: [press(".add-session")] },
  { id: "7-plan-preview", title: "Plan, of a sample visitor", at: "plan", preview: "plan" },
  { id: "8-preview", title: "Referral, of a sample visitor", at: "refer", preview: "referral" },
  { id: "7-plan-booked", title: "Plan, the next session is booked with its hour", at: "plan", answers: MARATHONER, do: [press(".session-card__opener"), press(".change__acts > :first-child"), type(".change__field > [type=text]", "14.30"), press(".change__booked > .button")] },
  { id: "7-plan-booked-asked", title: "Plan, asked for the time after a booking link", at: "plan", answers: MARATHONER, do: [press(".session-card__ways > a + a"), open(".change__asked > details")] },
  { id: "7-plan-away", title: "Plan, days away told, with undo", at: "plan", answers: MARATHONER, do: [...AWAY, press(".away-form__go"), open(".away-form__fold")] },
  { id: "7-plan-unwell", title: "Step 4, asked anew of whoever is not well", at: "plan", answers: MARATHONER, do: [...AWAY, press(".away-form .check > input"), press(".away-form__go")] },
  { id: "7-plan-gap", title: "Plan, two skipped, and one suggested", at: "plan", answers: MARATHONER, do: [...SKIP, ...SKIP] },
  { id: "7-plan-closed", title: "Plan, the clinic is closed for three weeks", at: "plan", answers: MARATHONER, config: { v: 1, clinic: { name: "Baiboon Thai Massage", phone: "020 7946 0123" }, closedDates: ["2026-03-09/2026-03-29"] } },
  { id: "7-plan-checked", title: "Plan on a later visit, past ones asked about and the check-in open", at: "kept", stored: { ...KEPT, day: "2026-03-20", answers: { ...KEPT.answers, areas: MARATHONER.areas } }, today: "2026-04-10", do: [...ANEW, open(".check-in"), press("#checkIn-feel-too_much")] },
  { id: "7-plan-card", title: "Plan, the card for the therapist", at: "plan", answers: { ...PLAIN, firstMassageEver: true, areas: [{ area: "calves", side: "left", severity: 5 }], races: [{ date: "2026-04-20", distance: "half", priority: "A", name: "Spring Half" }] }, list: "local", ticks: ["joint_replacement"], do: [open(".therapist-card"), press(".therapist-card__panel .button")] },
  { id: "7-plan-eight", title: "Plan, eight sessions and three races", at: "plan", answers: EIGHT },
  { id: "7-plan-one", title: "Plan, one session", at: "plan", answers: { ...PLAIN, sessionBudget: 1, races: [{ date: "2026-03-22", distance: "half", priority: "A" }] } },
  { id: "7-plan-self-care", title: "Plan, no session wished", at: "plan", answers: { ...PLAIN, sessionBudget: 0, areas: [{ area: "calves", side: "left", severity: 3 }] } },
  { id: "7-plan-none", title: "Plan, no session possible", at: "plan", answers: { ...PLAIN, areas: [{ area: "calves", side: "left", severity: 3 }] }, config: { v: 1, closedDates: ["2026-03-02/2026-12-31"] } },
  { id: "7-plan-no-race", title: "Plan, no race", at: "plan", answers: PLAIN },
  { id: "7-plan-asks", title: "Plan, two sessions and then the plan asks", at: "plan", answers: { ...PLAIN, areas: [{ area: "achilles", side: "left", severity: 7 }] } },
  { id: "7-plan-after", title: "Plan, after a marathon", at: "plan", answers: { ...PLAIN, races: [{ date: "2026-02-28", distance: "marathon", priority: "A" }] } },
  { id: "7-plan-long", title: "Plan, very long names", at: "plan", answers: LONG_NAMES, config: LONG_CONFIG },
  { id: "7-plan-forty", title: "Plan, as many sessions as there can be", at: "plan", answers: FORTY },
  { id: "7-plan-twenty", title: "Plan, twenty races and thirteen areas", at: "plan", answers: MUCH },
  { id: "7-plan-today", title: "Plan from today, no preview", at: "plan", answers: PLAIN, isToday: true },
  { id: "7-kept", title: "The plan of an earlier visit", at: "kept", stored: KEPT },
  { id: "7-kept-acts", title: "The plan of an earlier visit, rows open and one skipped", at: "kept", stored: KEPT, do: [open("li:nth-child(2) .kept-page__session"), open("li:nth-child(3) .kept-page__session"), press("li:nth-child(4) .kept-page__acts > :last-child")] },
  { id: "7-kept-later", title: "The plan of an earlier visit, 30 days later", at: "kept", stored: KEPT, today: "2026-04-01" },
  { id: "7-kept-past", title: "The plan of an earlier visit, three past ones asked about", at: "kept", stored: { ...KEPT, day: "2026-03-20" }, today: "2026-04-10" },
  { id: "7-kept-closed", title: "The plan of an earlier visit, a day is closed by now", at: "kept", stored: KEPT, config: { v: 1, clinic: { name: "Baiboon Thai Massage", phone: "020 7946 0123" }, closedDates: ["2026-04-05"] } },
  { id: "7-kept-booking", title: "The plan of an earlier visit, the form of a booked session open", at: "kept", stored: KEPT, do: [open(".change__asked > details"), open(".away-form__fold")] },
  { id: "7-kept-over", title: "The plan of an earlier visit has ended", at: "kept", stored: { ...KEPT, day: "2026-05-20" }, today: "2026-06-01" },
  { id: "7-shared", title: "A plan that somebody shared", at: "shared", link: LINK },
  { id: "7-shared-beside", title: "A plan that somebody shared, beside one's own", at: "shared", link: LINK, stored: KEPT },
  { id: "1-shared-unreadable", title: "Step 1, a link that cannot be read", at: "running", link: "e30" },
  { id: "8-emergency", title: "Referral, emergency", at: "refer", answers: PLAIN, list: "now", ticks: ["chest_pain", "sudden_breathlessness"] },
  { id: "8-emergency-no-country", title: "Referral, emergency, country not known", at: "refer", answers: PLAIN, list: "now", ticks: ["chest_pain"], config: NO_COUNTRY },
  { id: "8-urgent", title: "Referral, urgent", at: "refer", answers: PLAIN, list: "legs", ticks: ["calf_hot_swollen", "cannot_bear_weight"] },
  { id: "8-urgent-all", title: "Referral, three urgent matters", at: "refer", answers: PLAIN, list: "legs", ticks: ["calf_hot_swollen", "hot_spreading_skin", "cannot_bear_weight"] },
  { id: "8-doctor", title: "Referral, doctor", at: "refer", answers: PLAIN, list: "legs", ticks: ["bone_pain_night_rest"] },
  { id: "8-physio", title: "Referral, physiotherapist", at: "refer", answers: { ...PLAIN, areas: [{ area: "calves", side: "left", severity: 9 }] } },
  { id: "8-clearance", title: "Referral, clearance", at: "refer", answers: PLAIN, list: "health", ticks: ["pregnancy", "high_bp_uncontrolled"], isNotCleared: true },
  { id: "8-adult", title: "Referral, under 18", at: "refer", answers: PLAIN, list: "health", ticks: ["minor"] },
  { id: "8-wait", title: "Referral, wait", at: "refer", answers: PLAIN, list: "now", ticks: ["fever_or_infection"] },
  { id: "9-late", title: "Loading, late", base: "late/" },
  { id: "9-failure", title: "Failure", base: "nowhere/" },
];
