// The same planner on every kind of host page: computed styles and boxes equal those of the plain
// page. The first step is compared in full, the plan in its most visible elements.

report(async () => {
  const wide = await seen("plain", WIDTH);
  const dark = await seen("plain", WIDTH, (made) => made.setAttribute("theme", "dark"));
  const light = await seen("dark", WIDTH, (made) => made.setAttribute("theme", "light"));
  compare("theme light on a dark page", light, wide);
  check("theme dark is another look", JSON.stringify(dark.first) !== JSON.stringify(wide.first));
  for (const name of ["resets", "buttons", "small-root", "huge", "rtl", "shadow", "dialog", "tab", "form"]) {
    compare(name, await seen(name, WIDTH), wide);
  }
  compare("dark", await seen("dark", WIDTH), dark);
  compare("narrow", await seen("narrow", 280), await seen("plain", 280));
});

const WIDTH = 600;
const PLANNED = ["plain", "resets", "buttons", "narrow", "form"];
let all;
/** The styles that are compared on the plan. */
const CHOSEN = [
  "display", "visibility", "opacity", "color", "background-color", "font-size", "font-weight", "font-style", "font-family",
  "line-height", "letter-spacing", "word-spacing", "text-transform", "text-align", "text-indent", "text-decoration-line", "text-shadow",
  "white-space", "direction", "writing-mode", "float", "cursor", "fill", "stroke", "border-top-color", "border-top-width",
  "border-top-left-radius", "padding-left", "margin-top", "list-style-type", "transform", "pointer-events", "user-select",
];

async function seen(name, width, prepare) {
  const view = await framed(`/pages/${name}.html`, 1000);
  const { document: page } = view;
  page.getElementById("open")?.click();
  const made = await until(`the planner of ${name}`, () => page.querySelector("recovery-calculator")
    ?? page.getElementById("host")?.shadowRoot.querySelector("recovery-calculator"));
  made.style.setProperty("width", `${width}px`, "important");
  made.style.setProperty("transition", "none", "important");
  prepare?.(made);
  await ready(made);
  await until(`the look of ${name}`, () => !prepare || made.shadowRoot.querySelector(".root").dataset.theme === made.getAttribute("theme"));
  await rests(made);
  all ??= [...view.getComputedStyle(made)].filter((style) => !/^--|^color-scheme/.test(style));
  // A dialog focuses the question when it opens; the focus ring is not compared.
  made.shadowRoot.activeElement?.blur();
  const first = look(view, made, all);
  let plan;
  if (PLANNED.includes(name) && !prepare) {
    await walk(made);
    // The focus follows a moment later; its ring is not compared.
    const focused = () => made.shadowRoot.activeElement;
    await until("the focus", focused);
    focused().blur();
    await rests(made);
    plan = look(view, made, CHOSEN);
    if (name === "form") theirs(view);
  }
  same(`${name}: the page`, [view.noted.errors, view.noted.faults, view.noted.lines], [[], [], []]);
  gone(view);
  return { first, plan };
}

/** The page's own form contains nothing of ours. */
function theirs(view) {
  const form = view.document.querySelector("form");
  same("what the page's form sends", [...new view.FormData(form)], [["theirs", "1"]]);
  same("its own controls", [...form.elements].map(({ localName }) => localName), ["input", "button"]);
  same("sent by our buttons", view.submitted, 0);
}

/** Each element with its box relative to the planner and its style. */
function look(view, made, names) {
  const root = made.shadowRoot.querySelector(".root");
  const start = root.getBoundingClientRect();
  const rounded = (number) => Math.round(number * 10) / 10;
  // The bar at the foot stands where the page has been scrolled to.
  const all = [...root.querySelectorAll("*")].filter((element) => !element.closest(".plan-page__bar"));
  return [root, ...all].map((element) => {
    const style = view.getComputedStyle(element);
    const box = element.getBoundingClientRect();
    return {
      name: `${element.localName}.${String(element.className.baseVal ?? element.className).split(" ")[0]}`,
      // Hidden elements have no box.
      box: element.getClientRects().length ? [box.left - start.left, box.top - start.top, box.width, box.height].map(rounded) : [],
      style: Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)])),
    };
  });
}

function compare(what, seen, wanted) {
  for (const screen of ["first", "plan"].filter((one) => seen[one])) {
    same(`${what}, ${screen}: elements`, seen[screen].length, wanted[screen].length);
    const differences = seen[screen].flatMap((one, index) => {
      const other = wanted[screen][index];
      if (!other) return [];
      const styles = Object.keys(other.style).filter((name) => one.style[name] !== other.style[name]);
      const says = styles.map((name) => `${name} ${one.style[name]} for ${other.style[name]}`);
      const isMoved = one.box.some((number, side) => Math.abs(number - other.box[side]) > 0.5);
      if (isMoved) says.push(`at ${one.box} for ${other.box}`);
      return says.map((saying) => `${one.name}: ${saying}`);
    });
    same(`${what}, ${screen}: ${differences.length} differences`, differences.slice(0, 6), []);
  }
}
