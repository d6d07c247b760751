// Every way to bring a planner onto a page but the frame.

report(async () => {
  await byClass();
  await twice();
  await otherTag();
  for (const [what, attributes, place] of await hosts()) await from(what, attributes, place);
});

async function byClass() {
  const made = document.getElementById("by-class");
  same("the tag of the class", made.localName, "recovery-calculator");
  await ready(made);
  same("its attributes", made.getAttributeNames().sort(), [
    "aria-label", "class", "config", "data-aos", "data-config", "data-loading", "data-onclick", "data-state",
    "data-today", "data-unit", "id", "loading", "style", "today", "unit",
  ]);
  same("the children", [...made.children].map(({ localName }) => localName), ["p", "script"]);
  check("the very same child", made.firstElementChild === window.child);
  same("its own style", getComputedStyle(made).marginBlockStart, "12px");
  same("the configuration of both", [made.config.clinic.name, made.config.leadDays], ["Baiboon Thai Massage", 3]);
  await until("the unit", () => made.answers.unit === "mi");
  made.click();
  check("data-onclick runs", window.ran === undefined);
  check("a box around a planner stays a box", document.querySelector("section").localName === "section");
  same("planners in the box", document.querySelectorAll("#box recovery-calculator").length, 1);
  check("the box around it is no planner", document.getElementById("box").localName === "div");

  const later = document.createElement("div");
  later.innerHTML = '<div class="recovery-calculator" data-loading="eager" data-instance="later"><b>Call us</b></div>';
  document.body.append(later);
  await pause();
  same("a later one", later.innerHTML.startsWith("<recovery-calculator"), true);
  await ready(later.firstElementChild);
  check("what the author wrote is hidden by the planner", !later.querySelector("b").checkVisibility());
  later.remove();
}

async function twice() {
  const first = customElements.get("recovery-calculator");
  const lines = [];
  const { info } = console;
  console.info = (line) => lines.push(line);
  const second = await import("/dist/recovery-calculator.js?second");
  console.info = info;
  same("lines of a second copy", lines.length, 1);
  check("it names code and version", lines[0]?.includes("duplicate-define") && lines[0].includes(first.version), lines);
  check("the first definition stays", customElements.get("recovery-calculator") === first);
  second.define("second-planner");
  const made = planner(window, { instance: "second" }, "second-planner");
  await ready(made);
  check("it is another class", !(made instanceof first) && made instanceof second.RecoveryCalculator);
  made.remove();
  const later = document.createElement("div");
  later.className = "recovery-calculator";
  document.body.append(later);
  await pause();
  check("one copy alone turns a class", document.body.lastElementChild instanceof first);
  document.body.lastElementChild.remove();
}

async function otherTag() {
  const { define } = await import("/dist/recovery-calculator.js");
  const Defined = define("clinic-planner");
  check("another tag has a class of its own", customElements.get("clinic-planner") === Defined);
  const made = planner(window, { instance: "other-tag" }, "clinic-planner");
  await ready(made);
  same("its version", [made.version, Defined.version], [Defined.version, made.version]);
  made.remove();
}

async function blob(address, type) {
  const text = await (await fetch(address)).text();
  // As an optimiser joins it with others.
  return URL.createObjectURL(new Blob([`;(()=>{})();\n${text}`], { type }));
}

async function hosts() {
  const elsewhere = `http://localhost:${location.port}/cors/`;
  const here = `${location.origin}/dist/`;
  const { "recovery-calculator.js": integrity } = await (await fetch("/dist/integrity.json")).json();
  const lost = { "data-src": "/dist/recovery-calculator.js" };
  return [
    ["a module", MODULE, here],
    ["a module with integrity", { ...MODULE, integrity }, here],
    ["a classic script", { src: "/dist/loader.js" }, here],
    ["a classic script, async", { src: "/dist/loader.js", async: "" }, here],
    ["no compression, and a query", { ...MODULE, src: "/plain/recovery-calculator.js?ver=6.5" }, `${location.origin}/plain/`],
    ["gzip, on a path of a CDN", { ...MODULE, src: "/gzip/a/cdn/path/recovery-calculator.js" }, `${location.origin}/gzip/a/cdn/path/`],
    ["another origin", { ...MODULE, src: `${elsewhere}recovery-calculator.js` }, elsewhere],
    ["a classic script of another origin", { src: `${elsewhere}loader.js` }, elsewhere],
    ["joined with others, from a blob", { ...MODULE, ...lost, src: await blob("/dist/recovery-calculator.js", "text/javascript") }, here],
    ["a classic script from a blob", { src: await blob("/dist/loader.js", "text/javascript"), "data-src": "/dist/loader.js" }, here],
  ];
}

/** The script comes long after the markup, as where a plugin delays it until somebody acts. */
async function from(what, attributes, place) {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  same(`${what}: before`, [made.state, made.checkVisibility()], [undefined, true]);
  script(view, attributes);
  await ready(made).catch((error) => check(`${what}: ${error.message}`, false, view.noted));
  const names = view.performance.getEntriesByType("resource").map(({ name }) => name);
  const own = names.filter((name) => /\.wasm$|locales/.test(name));
  check(`${what}: the files`, own.length >= 2 && own.every((name) => name.startsWith(place)), own);
  same(`${what}: the console`, view.noted.lines, []);
  gone(view);
}
