// Every way to put a planner on a page except the frame.

report(async () => {
  await byClass();
  await twice();
  await otherTag();
  for (const [what, attributes, place] of await hosts()) await from(what, attributes, place);
  await byBase();
  await nowhere();
});

async function byClass() {
  const box = document.getElementById("by-class");
  same("the box of the class stays", [box, box.localName], [window.box, "div"]);
  const made = await until("the planner of the box", () => box.querySelector("recovery-calculator"));
  same("what is in it", [...box.children].map(({ localName }) => localName), ["p", "script", "recovery-calculator"]);
  await ready(made);
  same("its attributes", made.getAttributeNames().sort(), ["config", "data-state", "loading", "slot", "today", "unit"]);
  check("the very same child", box.firstElementChild === window.child);
  check("the author's text beside the planner", !window.child.checkVisibility());
  same("the style of the box", getComputedStyle(box).marginBlockStart, "12px");
  box.dataset.unit = "km";
  await until("a change of the box", () => made.answers.unit === "km");
  box.dataset.unit = "mi";
  same("the configuration of both", [made.config.clinic.name, made.config.leadDays], ["Baiboon Thai Massage", 3]);
  await until("the unit", () => made.answers.unit === "mi");
  box.click();
  check("data-onclick runs", window.ran === undefined);
  check("a box around a planner stays a box", document.querySelector("section").localName === "section");
  same("planners in the box", document.querySelectorAll("#box recovery-calculator").length, 1);
  check("the box around it is no planner", document.getElementById("box").localName === "div");

  const later = document.createElement("div");
  later.innerHTML = '<div class="recovery-calculator" data-loading="eager" data-instance="later"><b>Call us</b></div>';
  document.body.append(later);
  await pause();
  await ready(later.querySelector("recovery-calculator"));
  const text = later.querySelector("b");
  check("what the author wrote is hidden by the planner", !text.checkVisibility());
  await rewritten(later.firstElementChild);
  later.querySelector("recovery-calculator").remove();
  await until("the text without a planner", () => later.querySelector("u").checkVisibility());
  check("a planner that the page takes out stays out", !later.querySelector("recovery-calculator"));
  later.remove();
}

/** As frameworks render a box again, and as a router removes it and inserts a copy. */
async function rewritten(box) {
  const made = box.querySelector("recovery-calculator");
  made.answers = { weeklyDistance: 37 };
  box.textContent = "";
  box.innerHTML = "<u>Or write to us</u>";
  await pause(50);
  check("the same planner, with its answers", box.contains(made) && made.state === "quiz" && made.answers.weeklyDistance === 37);
  check("the new text is hidden too", !box.querySelector("u").checkVisibility());
  const copy = box.cloneNode(true);
  copy.dataset.instance = "copy";
  box.after(copy);
  const other = await until("the planner of a copy", () => copy.querySelector("recovery-calculator"));
  await ready(other);
  same("planners in a copy", [copy.querySelectorAll("recovery-calculator").length, other === made], [1, false]);
  check("the text of a copy", !copy.querySelector("u").checkVisibility());
  copy.remove();
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
  same("one copy alone fills a class", [...later.children].map((one) => one instanceof first), [true]);
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
    ["a classic script as a module", { src: "/dist/loader.js", type: "module" }, here],
    ["a classic script joined with others, by a tag of any attribute", {
      src: await blob("/dist/loader.js", "text/javascript"), "data-cmp-src": "/dist/recovery-calculator.js",
    }, here],
    ["scripts joined in a file of another folder", { src: "/joined/all.js", "data-lazy-src": "/dist/loader.js?ver=2" }, here],
    ["a classic script that is evaluated", { text: await (await fetch("/dist/loader.js")).text(), "data-x": "/dist/embed-parent.js" }, here],
    ["no compression, and a query", { ...MODULE, src: "/plain/recovery-calculator.js?ver=6.5" }, `${location.origin}/plain/`],
    ["gzip, on a path of a CDN", { ...MODULE, src: "/gzip/a/cdn/path/recovery-calculator.js" }, `${location.origin}/gzip/a/cdn/path/`],
    ["another origin", { ...MODULE, src: `${elsewhere}recovery-calculator.js` }, elsewhere],
    ["a classic script of another origin", { src: `${elsewhere}loader.js` }, elsewhere],
    ["joined with others, from a blob", { ...MODULE, ...lost, src: await blob("/dist/recovery-calculator.js", "text/javascript") }, here],
    ["a classic script from a blob", { src: await blob("/dist/loader.js", "text/javascript"), "data-src": "/dist/loader.js" }, here],
  ];
}

/** Only the planner itself has the URL of the files. */
async function byBase() {
  for (const src of ["/joined/all.js", await blob("/dist/loader.js", "text/javascript")]) {
    const view = await framed("/pages/blank.html");
    const made = planner(view, { base: "/dist/" });
    script(view, { src });
    await ready(made);
    same(`by base, from ${src.split(":")[0]}: the console`, view.noted.lines, []);
    gone(view);
  }
}

/** Nothing has the URL of the files: one line says what to do. */
async function nowhere() {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, { src: "/joined/all.js" });
  const [line] = await until("a line", () => view.noted.lines.length && view.noted.lines);
  check("code, remedy and help", /^error recovery-calculator: module-fetch: .*base=.*help\.html#module-fetch/.test(line), line);
  await pause(100);
  same("one line", view.noted.lines.length, 1);
  same("no error of the page", view.noted.errors, []);
  check("the author's text", isTold(made));
  gone(view);
}

/** The script loads long after the markup, as when a plugin delays it until the first interaction. */
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
