// Every custom property and every part changes what it names and nothing else; unreadable colours
// fall back; the built-in themes need no fallback.

report(async () => {
  const made = document.querySelector("recovery-calculator");
  await ready(made);
  await properties(made);
  const manifest = await (await fetch("/dist/custom-elements.json")).json();
  const named = manifest.modules[0].declarations[0].cssProperties.map(({ name }) => name.replace("--rcv-", ""));
  const tried = [...FIRST, ...LATER, ...PLAN, ...MAP].map(([name]) => name);
  same("properties of the manifest, and those tried here", named.sort(), tried.sort());
  await cruel(made);
  await parts(made);
});

const root = (made) => made.shadowRoot.querySelector(".root");

/** A property with another value, and the elements whose styles may change. */
const FIRST = [
  ["accent", "rgb(1, 2, 200)", "color"], ["on-accent", "rgb(250, 251, 252)", "color"], ["surface", "rgb(250, 250, 255)", "color"],
  ["surface-2", "rgb(251, 240, 240)", "color"], ["text", "rgb(2, 3, 4)", "color"], ["text-muted", "rgb(60, 61, 62)", "color"],
  ["border", "rgb(9, 99, 99)", "color"], ["control-edge", "rgb(90, 9, 9)", "color"],
  ["font-family", "monospace", "font|size"], ["font-family-heading", "monospace", "font|size"], ["font-size", "20px", "font|size"],
  ["line-height", "2", "line|size"], ["radius", "3px", "radius"], ["space", "11px", "padding|size"],
  ["control-height", "60px", "size"], ["max-width", "900px", "max-width|size"],
];
const LATER = [
  ["focus", "rgb(200, 1, 2)", "color"], ["danger", "rgb(120, 2, 3)", "color"],
];
const PLAN = [
  ["success", "rgb(1, 99, 3)", "color"], ["warning", "rgb(99, 66, 3)", "color"], ["kind-maintenance", "rgb(1, 77, 3)", "color"],
  ["kind-pre-event", "rgb(130, 44, 3)", "color"], ["kind-post-event", "rgb(99, 4, 93)", "color"],
];
const MAP = [
  ["map-weak", "rgb(219, 144, 3)", "color"], ["map-mid", "rgb(199, 144, 3)", "color"], ["map-strong", "rgb(99, 14, 3)", "color"],
  ["map-skin", "rgb(219, 200, 200)", "color"], ["map-hair", "rgb(9, 0, 200)", "color"], ["map-pencil", "rgb(90, 0, 200)", "color"],
  ["map-area", "rgb(219, 244, 203)", "color"],
];
/** The styles that a kind of property may change. */
const KINDS = {
  color: /color|fill|stroke|shadow|background|outline|border-.*image|decoration|emphasis|caret|rule/,
  font: /font/, line: /line-height|block-size|height/, radius: /radius/, padding: /padding/, "max-width": /max-width|max-inline-size/,
  size: /size|basis|baseline|vertical-align|width|height|^top$|^bottom$|^left$|^right$|inset|origin|rows|columns|padding|margin|gap|radius|transform|indent|spacing|text-underline/,
};

async function properties(made) {
  changed(made, FIRST);
  root(made).querySelector(".step__go").click();
  await until("the problems", () => root(made).querySelector(".problems"));
  root(made).querySelector("#weeklyDistance, input[type=text]").focus();
  changed(made, LATER);
  const step = () => root(made).querySelector("[data-step]")?.dataset.step;
  const areas = [2, 6, 8].map((severity, index) => ({ area: ["calves", "quads", "glutes"][index], side: "left", severity }));
  made.answers = { ...ANSWERS, areas };
  for (const name of ["races", "areas"]) {
    await until("the answers", () => made.answers.runDays === 4);
    root(made).querySelector(".step__go").click();
    await until(name, () => step() === name);
  }
  changed(made, MAP, CHOSEN);
  await walk(made, { areas });
  // The confirmation shows beside the plan.
  root(made).querySelector(".plan-actions button").click();
  Object.defineProperty(navigator, "clipboard", { configurable: true, value: undefined });
  const copy = [...root(made).querySelectorAll(".plan-actions button")].find((one) => one.textContent.includes("Copy"));
  copy.click();
  await until("what was done", () => root(made).querySelector(".plan-actions__said"));
  changed(made, PLAN, CHOSEN);
}

/** The elements that are compared where there are many. */
const CHOSEN = [
  "display", "visibility", "opacity", "color", "background-color", "border-top-color", "border-left-color", "fill", "stroke",
  "font-size", "font-weight", "line-height", "letter-spacing", "width", "padding-left", "margin-top", "border-top-width",
];

function styles(made, chosen) {
  return [root(made), ...root(made).querySelectorAll("*")].map((element) => {
    const style = getComputedStyle(element);
    const names = chosen ?? [...style].filter((name) => !name.startsWith("--"));
    return Object.fromEntries(names.map((name) => [name, style.getPropertyValue(name)]));
  });
}

function changed(made, list, chosen) {
  const before = styles(made, chosen);
  for (const [name, value, kinds] of list) {
    made.style.setProperty(`--rcv-${name}`, value);
    const after = styles(made, chosen);
    made.style.removeProperty(`--rcv-${name}`);
    const names = new Set(after.flatMap((style, index) => Object.keys(style).filter((key) => style[key] !== before[index]?.[key])));
    check(`--rcv-${name} changes nothing`, names.size > 0);
    const strange = [...names].filter((key) => !kinds.split("|").some((kind) => KINDS[kind].test(key)));
    same(`--rcv-${name} changes more than ${kinds}`, strange, []);
    if (kinds === "color") {
      const seen = after.some((style) => Object.values(style).some((text) => text.includes(value)));
      check(`--rcv-${name} takes effect`, seen);
    }
  }
}

/** Unreadable palettes. */
async function cruel(made) {
  const warned = [];
  made.addEventListener("rcv-config", ({ detail }) => warned.push(detail.warnings.map(({ path, code }) => `${path} ${code}`)));
  const shown = (name) => getComputedStyle(root(made)).getPropertyValue(name);
  made.config = { theme: { text: "#eeeeee", accent: "#ffee00", "on-accent": "#222222" } };
  await until("the guard", () => shown("--_text") === "black");
  same("black text, black accent, white on it", ["--_text", "--_accent", "--_on-accent"].map(shown), ["black", "black", "white"]);
  await until("what is told", () => warned.at(-1)?.length);
  same("it is told", warned.at(-1), ["/theme/text contrast", "/theme/accent contrast", "/theme/on-accent contrast"]);
  made.config = { theme: { surface: "oklch(0.2 0.02 250)", "surface-2": "hsl(220 20% 12%)" } };
  await until("white on dark", () => shown("--_text") === "white");
  // Nearly transparent or not a colour: a button would be invisible.
  made.config = { theme: { accent: "#0f6b5c08" } };
  await until("an accent that can be seen", () => shown("--_accent") === "black");
  made.config = { theme: {} };
  await until("the accent as before", () => shown("--_accent") !== "black");
  made.style.setProperty("--rcv-accent", "0f6b5c");
  made.setAttribute("unit", "mi");
  await until("an accent that is one", () => shown("--_accent") === "black");
  check("the main button has a ground", getComputedStyle(root(made).querySelector(".step__go, .button_main")).backgroundColor === "rgb(0, 0, 0)");
  made.style.removeProperty("--rcv-accent");
  made.setAttribute("unit", "km");
  made.config = { theme: {} };
  await until("as before", () => shown("--_accent") !== "black" && shown("--_text") !== "white");
  same("no more warnings", warned.at(-1), []);
  // The page's own style sheet changes; the next screen reads it again.
  made.style.setProperty("--rcv-text", "#fff8f0");
  made.reset();
  await until("the first step", () => root(made).querySelector("[data-step=running]"));
  await until("the guard once more", () => shown("--_text") === "black");
  made.style.removeProperty("--rcv-text");
  for (const theme of ["canal", "brick", "orchid", "graphite", "saffron"]) {
    for (const scheme of ["light", "dark"]) {
      made.className = `theme-${theme}`;
      made.setAttribute("theme", scheme);
      await until(`${theme} in ${scheme}`, () => root(made).dataset.theme === scheme);
      same(`${theme} in ${scheme}`, warned.at(-1), []);
      same(`${theme} in ${scheme} as it is`, ["--_text", "--_accent"].map(shown).filter((value) => /^(black|white)$/.test(value)), []);
    }
  }
  made.className = "";
  made.setAttribute("theme", "inherit");
}

/** Every part of the manifest occurs on the way to the plan. */
async function parts(made) {
  const manifest = await (await fetch("/dist/custom-elements.json")).json();
  const wanted = new Set(manifest.modules[0].declarations[0].cssParts.map(({ name }) => name));
  const note = () => {
    for (const element of made.shadowRoot.querySelectorAll("[part]")) element.part.forEach((name) => wanted.delete(name));
  };
  const watch = new MutationObserver(note);
  watch.observe(made.shadowRoot, { childList: true, subtree: true, attributes: true });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync("recovery-calculator::part(question) { letter-spacing: 7px } recovery-calculator::part(root) { outline: 3px solid red }");
  document.adoptedStyleSheets = [sheet];
  same("a part takes a style", getComputedStyle(root(made).querySelector("h2, h3, legend")).letterSpacing.length > 0, true);
  same("the root takes it", getComputedStyle(root(made)).outlineWidth, "3px");
  root(made).querySelector(".step__go").click();
  await until("an error", () => root(made).querySelector("[part~=error]"));
  const letters = [...root(made).querySelectorAll("[part~=question]")].map((one) => getComputedStyle(one).letterSpacing);
  check("the questions take it", letters.length > 0 && letters.every((one) => one === "7px"), letters);
  await walk(made);
  await pause(50);
  note();
  watch.disconnect();
  same("parts that are nowhere", [...wanted], []);
}
