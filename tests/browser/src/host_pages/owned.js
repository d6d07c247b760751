// Pages that redefine names of the browser, and old libraries that patch built-ins: from the first
// question to the exported plan, nothing is lost and nothing is sent.

report(async () => {
  for (const [what, code] of OWNED) await owned(what, code);
});

/** Classes of a page, in every form of declaration. */
const NAMES = ["Window", "Element", "Node", "Event", "Text", "Map", "Set", "Range", "File", "Blob", "ShadowRoot", "Option"];
const CLASS = "constructor() { throw new Error('a class of the page'); } has() { return false; }";

const OWNED = [
  ["classes of its own", NAMES.map((name) => `class ${name} { ${CLASS} }`).join("\n")],
  ["constants of its own", NAMES.map((name) => `const ${name} = "the page's";`).join("\n")],
  ["functions in the browser's place", ["Window", "Element", "Node", "Event", "Text", "Range"].map((name) => `function ${name}() { throw new Error("the page's"); }`).join("\n")],
  ["values in the browser's place", ["Window", "Element", "Node", "Event", "CSS"].map((name) => `window.${name} = {};`).join("\n")],
  ["constants of names in use", 'const CSS = "a { }"; let JSON2, Promise2; const crypto = { random: 4 }; var status = "", name = "x", event = {}, parent2, top2;'],
  // As MooTools and Prototype do.
  ["arrays with more to them", `
    Array.from = (item) => (item == null ? [] : Array.prototype.slice.call(item));
    for (const name of ["each", "contains", "flatten", "first", "include"]) Array.prototype[name] = function () { return this; };
    Array.prototype.toJSON = function () { return "[" + this.join(", ") + "]"; };
    String.prototype.toJSON = function () { return '"' + this + '"'; };
    Function.prototype.curry = function () { return this; };
    Object.prototype.inherited = function () { return this; };`],
  ["elements with more to them", `
    for (const name of ["set", "get", "inject", "adopt", "dispose", "hide", "show", "update", "insert", "observe", "fire", "select", "up", "down"]) {
      Element.prototype[name] = function () { throw new Error("the page's own " + name); };
    }
    Element.prototype.remove = function () { this.parentNode.removeChild(this); return this; };`],
  ["a fetch without streams", `
    const real = window.fetch;
    window.fetch = async (url, options) => {
      const answer = await real(url, options);
      const bytes = await answer.arrayBuffer();
      return {
        ok: answer.ok, status: answer.status, headers: { get: (name) => answer.headers.get(name) },
        clone() { return this; }, arrayBuffer: async () => bytes, json: async () => JSON.parse(new TextDecoder().decode(bytes)),
      };
    };`],
  ["a promise of its own", `
    const Real = Promise;
    window.Promise = class Promise extends Real { then(...given) { return super.then(...given); } };`],
];

async function owned(what, code) {
  const view = await framed("/pages/blank.html");
  script(view, { text: code });
  const given = { config: "/demo/clinic.json", persist: "session", instance: "owned" };
  const made = planner(view, given);
  script(view, MODULE);
  await ready(made);
  const address = view.location.href;
  const root = made.shadowRoot;
  const type = (selector, text) => {
    const field = root.querySelector(selector);
    field.value = text;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  };
  type("[type=text]", "40");
  root.querySelector("[name=runDays][value='4']").click();
  root.querySelector(".step__go").click();
  await until(`${what}: the second step`, () => root.querySelector("[data-step=races]"));
  await walk(made, ANSWERS);
  const text = await made.exportText();
  check(`${what}: the text`, text.includes("Spring half"), text.slice(0, 200));
  check(`${what}: the file`, (await (await made.exportICS()).text()).startsWith("BEGIN:VCALENDAR"));
  const [link, dates] = [await made.shareURL(), [...made.plan.sessions].map(({ date }) => date)];
  const kept = Object.entries(view.sessionStorage).find(([key]) => key.startsWith("rcv"));
  check(`${what}: the stored lists are arrays`, Array.isArray(window.JSON.parse(kept?.[1] ?? "{}").answers?.races), kept);
  made.remove();
  await until(`${what}: the release`, () => made.dataset.state === "idle");
  same(`${what}: nothing is sent`, view.location.href, address);
  same(`${what}: errors`, [view.noted.errors, view.noted.faults, view.noted.lines].map((all) => [...all]), [[], [], []]);
  view.sessionStorage.clear();
  gone(view);
  // Its link is complete: a plain page shows the same dates.
  const plain = await framed(`/pages/blank.html${new URL(link).hash}`);
  const again = planner(plain, { instance: "owned" });
  script(plain, MODULE);
  await ready(again);
  same(`${what}: the dates of the link`, [...again.shadowRoot.querySelectorAll(".season-list__rows time")].map(({ dateTime }) => dateTime), dates);
  gone(plain);
}
