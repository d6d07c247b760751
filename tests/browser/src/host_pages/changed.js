// Markup as a CMS rewrites it, as a framework changes it, and adoption by another document.

report(async () => {
  for (const one of MARKUP) await marked(...one);
  await swallowed();
  await inReact();
  await moved();
});

/** As WordPress stores it: a paragraph at each blank line. */
const JSON_OF = (name) => `{ "clinic": { "name": "${name}" }, "leadDays": 3 }`;
const DATA = 'script type="application/json"';
const MARKUP = [
  ["a blank line before the configuration", `<p><recovery-calculator loading="eager" persist="none"></p>\n<p><${DATA}>${JSON_OF("A")}</script></p>\n<p>Call us</recovery-calculator></p>`, "A"],
  ["a blank line after the text", `<p><recovery-calculator loading="eager" persist="none">Call us</p>\n<p>or write.</p>\n<p><${DATA}>${JSON_OF("B")}</script></recovery-calculator></p>`, "B"],
  ["a paragraph around it, within", `<recovery-calculator loading="eager" persist="none"><p><${DATA}>${JSON_OF("C")}</script></p><p>Call us</p></recovery-calculator>`, "C"],
  ["a box with paragraphs", `<div class="recovery-calculator" data-loading="eager" data-persist="none"><p><${DATA}>${JSON_OF("D")}</script></p><p>Call us</p></div>`, "D"],
  ["line breaks and quotation marks of a CMS", `<p><recovery-calculator loading="eager" persist="none"></p>\n<p><${DATA}>{<br />\n&#8220;clinic&#8221;: { &#8220;name&#8221;: &#8220;H&#8221; }<br />\n}</script></recovery-calculator></p>`, "H", true],
  ["somebody else's data in the next paragraph", `<p><recovery-calculator loading="eager" persist="none">Call us</recovery-calculator></p>\n<p><${DATA} id="theirs">${JSON_OF("E")}</script></p>`, undefined],
  ["somebody else's data behind something else", `<p><recovery-calculator loading="eager" persist="none">Call us</recovery-calculator></p>\n<h2>More</h2><p><${DATA}>${JSON_OF("F")}</script></p>`, undefined],
  ["the data of the next planner", `<p><recovery-calculator loading="eager" persist="none">Call us</recovery-calculator></p><p><recovery-calculator instance="next"><${DATA}>${JSON_OF("G")}</script></recovery-calculator></p>`, undefined],
];

async function parsed(html) {
  const view = await framed("/pages/blank.html");
  const text = await (await fetch("/pages/blank.html")).text();
  view.document.open();
  view.document.write(text.replace("<button", `${html}<button`));
  view.document.close();
  await until("the page", () => view.document.getElementById("own") && view.noted);
  return view;
}

async function marked(what, html, wanted, isMended = false) {
  const view = await parsed(html);
  script(view, MODULE);
  const made = await until(`${what}: the planner`, () => view.document.querySelector("recovery-calculator"));
  await ready(made);
  same(`${what}: the name`, made.config.clinic?.name, wanted);
  same(`${what}: the console`, [view.noted.lines.length > 0, view.noted.errors], [isMended, []]);
  gone(view);
}

/** Without its end tag, the element contains the rest of the page. */
async function swallowed() {
  const rest = "<h2>Opening hours</h2><p>Daily</p><footer>The clinic</footer>";
  for (const [what, html, isTold] of [
    ["a tag that closes itself", `<recovery-calculator loading="eager" persist="none" />${rest}`, true],
    ["a box that is not closed", `<div class="recovery-calculator" data-loading="eager" data-persist="none" />${rest}`, true],
    ["only paragraphs behind it", `<recovery-calculator loading="eager" persist="none" />${"<p>One</p>".repeat(9)}`, true],
    ["a tag with its end", `<recovery-calculator loading="eager" persist="none"><p>Call us</p><p>or write</p></recovery-calculator>${rest}`, false],
    ["a heading of its own, and something behind it", `<recovery-calculator loading="eager" persist="none"><h2>Call us</h2></recovery-calculator>${rest}`, false],
  ]) {
    const view = await parsed(html);
    script(view, MODULE);
    const made = await until(`${what}: the planner`, () => view.document.querySelector("recovery-calculator"));
    await ready(made);
    // A page written by `document.write` logs each line twice.
    const all = [...new Set(view.noted.lines)];
    const lines = all.filter((line) => line.includes("self-closing: ") && line.includes("</recovery-calculator>"));
    same(`${what}: lines`, [lines.length, all.length], isTold ? [1, 1] : [0, 0]);
    same(`${what}: the fault`, view.noted.faults.map(({ code, fatal }) => [code, fatal]), isTold ? [["self-closing", false]] : []);
    gone(view);
  }
}

/** React renders a box, updates its content, and navigates to the next page. */
async function inReact() {
  const view = await framed("/pages/blank.html");
  for (const name of ["react/umd/react.production.min.js", "react-dom/umd/react-dom.production.min.js"]) {
    const loaded = script(view, { src: `/npm/${name}` });
    await new Promise((resolve) => { loaded.addEventListener("load", resolve); });
  }
  script(view, MODULE);
  const { React, ReactDOM } = view;
  const h = React.createElement;
  const place = view.document.body.appendChild(view.document.createElement("div"));
  const root = ReactDOM.createRoot(place);
  const show = async (...children) => {
    ReactDOM.flushSync(() => root.render(h("main", null, ...children)));
    await pause(50);
  };
  const given = { className: "recovery-calculator", "data-loading": "eager", "data-persist": "none" };
  const planner = () => place.querySelector("recovery-calculator");
  await show(h("div", { key: "a", ...given }, "Call us"), h("p", { key: "b" }, "Below"));
  await until("the planner in React", planner);
  const first = planner();
  await ready(first);
  first.answers = { weeklyDistance: 21 };
  await show(h("div", { key: "a", ...given }, "Call us today"), h("p", { key: "b" }, "Below"));
  await show(h("div", { key: "a", ...given }, h("b", null, "Call"), h("i", null, " us")), h("p", { key: "b" }, "Below"));
  await show(h("div", { key: "a", ...given }, h("i", null, " us")), h("p", { key: "b" }, "Below"));
  await show(h("div", { key: "a", ...given, "data-unit": "mi" }, h("i", null, " us")), h("p", { key: "b" }, "Below"));
  check("the same planner", planner() === first && first.answers.weeklyDistance > 0 && first.state === "quiz");
  await until("a changed attribute", () => first.answers.unit === "mi");
  await show(h("div", { key: "a", ...given }, h("i", null, " us")), h("p", { key: "b" }, "Below"));
  await until("an attribute that is gone", () => !first.hasAttribute("unit"));
  check("the text stays hidden", !place.querySelector("i").checkVisibility());
  await show(h("p", { key: "b" }, "Another page"));
  same("the next page", place.textContent, "Another page");
  await until("the release", () => first.state === "idle");
  await show(h("div", { key: "a", ...given }, "Call us"));
  await until("the planner once more", planner);
  await ready(planner());
  root.unmount();
  same("the page is empty", place.childNodes.length, 0);
  same("errors in React", [view.noted.errors, view.noted.lines], [[], []]);
  gone(view);
}

/** Into the document of a frame, of a template, and back: it keeps its styles. */
async function moved() {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  made.answers = { weeklyDistance: 23 };
  const look = () => {
    const step = made.shadowRoot.querySelector(".step__go");
    const { backgroundColor, display, minHeight } = step.ownerDocument.defaultView.getComputedStyle(step);
    return [backgroundColor, display, minHeight];
  };
  const usual = look();
  const frame = view.document.body.appendChild(view.document.createElement("iframe"));
  frame.style.cssText = "width: 600px; height: 600px";
  frame.contentDocument.body.append(made);
  await pause(50);
  same("in a frame", [look(), made.state, made.answers.weeklyDistance], [usual, "quiz", 23]);
  view.document.body.append(made);
  await pause(50);
  same("back again", [look(), made.state, made.answers.weeklyDistance], [usual, "quiz", 23]);
  const template = view.document.createElement("template");
  template.content.append(made);
  await until("the release", () => made.state === "idle");
  view.document.body.append(made);
  await ready(made);
  same("out of a template", [look(), made.answers.weeklyDistance], [usual, 23]);
  // Before it has loaded anything, and while it loads.
  for (const isLate of [false, true]) {
    const other = planner(view, { instance: `moved-${isLate}`, loading: isLate ? "eager" : "interaction" });
    if (isLate) await until("the loading", () => other.state === "loading");
    frame.contentDocument.body.append(other);
    other.dispatchEvent(new view.Event("pointerover"));
    await ready(other);
    const { display } = frame.contentWindow.getComputedStyle(other.shadowRoot.querySelector(".step__go"));
    check("at home in the frame", display.includes("flex"), display);
    other.remove();
  }
  same("errors of a move", [view.noted.errors, view.noted.faults], [[], []]);
  gone(view);
}
