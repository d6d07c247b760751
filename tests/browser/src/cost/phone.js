// Counts what a visitor does on this page: taps, keys, and pixels scrolled by hand; the task
// `target` of `visitor/page.js` adds the last. And it is Monday 2 March 2026 at the clinic,
// without the line that says so.

const real = window.Date;
const shift = real.UTC(2026, 2, 2, 12) - real.now();
// The planner asks it first.
delete globalThis.Temporal;
window.Date = class extends real {
  constructor(...how) { super(...(how.length ? how : [real.now() + shift])); }
  static now() { return real.now() + shift; }
};

const cost = window.cost = { taps: 0, keys: 0, scrolled: 0 };
// On the window and before all others, because the planner keeps its presses to itself.
addEventListener("pointerup", () => { cost.taps += 1; }, true);
addEventListener("keydown", () => { cost.keys += 1; }, true);
