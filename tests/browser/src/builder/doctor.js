// The doctor on folders with one thing wrong, then on a configuration, the console and the box.

const CASES = [
  ["a wrong folder", () => "/pages/rcv/", "recovery-calculator.js", "It is not there"],
  ["a page in place of the module", () => `/fault/js-page/${crypto.randomUUID()}/`, "recovery-calculator.js", "A web page comes instead"],
  ["a page in place of the wasm", () => `/fault/wasm-page/${crypto.randomUUID()}/`, ".wasm", "A web page comes instead"],
  ["a wrong MIME type", () => `/fault/wasm-mime/${crypto.randomUUID()}/`, ".wasm", "set its MIME type to \"application/wasm\""],
  ["files of two versions", () => `/fault/wasm-flipped/${crypto.randomUUID()}/`, ".wasm", "not the file of this version"],
  ["no compression", () => "/plain/", ".wasm", "It is not compressed"],
  ["a wrong address", () => "https://nothing.invalid/rcv/", "recovery-calculator.js", "It cannot be read from this page"],
];

report(async () => {
  await start();
  for (const [what, folder, file, text] of CASES) {
    await write("#field-folder-checked", new URL(folder(), location.href).href);
    await press("Check now");
    await until("the end of the check", () => at("#section-doctor").parentElement.querySelector("button.main:not(:disabled)") && at(".findings"));
    const found = [...document.querySelectorAll(".findings li")].map(({ textContent }) => textContent);
    check(what, found.some((line) => line.includes(file) && line.includes(text)), found);
  }
  await judged();
  await configured();
  await console_();
});

/** Verdicts on answers as servers gave them. */
async function judged() {
  const { judge } = await import("/dist/doctor.js");
  const fine = { file: "https://a.example/x.wasm", kind: "wasm", status: 200, type: "application/wasm", encoding: "br", cache: "public, max-age=31536000", isHashed: true, start: "\0asm" };
  for (const [what, change, codes] of [
    ["all well", {}, ["sent"]],
    ["Apache without a type", { type: null }, ["type", "sent"]],
    ["nginx as it comes", { encoding: null, cache: null }, ["plain", "cache"]],
    ["a month", { cache: "max-age=2592000" }, ["sent"]],
    ["a page", { start: "<!DOCTYPE html>" }, ["page"]],
    ["a page without a doctype", { start: "\n<html lang=en>" }, ["page"]],
    ["converted line ends", { start: "\0as" }, ["damaged"]],
    ["not there", { status: 404 }, ["lost"]],
    ["a password", { status: 403 }, ["locked"]],
    ["broken", { status: 500 }, ["failed"]],
    ["unreachable", { error: "Failed to fetch" }, ["unreachable"]],
    ["another site", { isElsewhere: true, encoding: null }, ["sent"]],
    ["a script as text", { kind: "script", type: "text/plain", start: "//#" }, ["type", "sent"]],
  ]) same(what, judge({ ...fine, ...change }).map(({ code }) => code), codes);
}

/** Problems of a configuration have their lines. */
async function configured() {
  const { checked } = await import("/dist/doctor.js");
  const folder = new URL("/dist/", location.href).href;
  const text = '{\n "v": 1,\n "clinic": {\n  "name": "A",\n  "country": "Atlantis"\n },\n "closedDates": ["12-25",\n "13-45"]\n}';
  const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
  const found = (await checked(folder, address)).filter(({ is }) => is === "bad").map(({ text: line }) => line);
  check("the country", found.some((line) => line.startsWith("Line 5, /clinic/country: ")), found);
  check("the date", found.some((line) => line.startsWith("Line 8, /closedDates/1: ")), found);
  const lost = await checked(folder, new URL("/nowhere.json", location.href).href);
  check("a configuration that is not there", lost.some(({ code, is }) => code === "config-fetch" && is === "bad"), lost);
}

/** The console, and the box above a planner. */
async function console_() {
  const view = await framed("/pages/blank.html?rcv-debug");
  script(view, MODULE);
  const made = planner(view);
  made.config = { v: 1, clinic: { country: "Atlantis" } };
  await ready(made);
  const box = await until("the box", () => made.shadowRoot.querySelector("#rcv-debug"));
  check("it shows the problem", box.textContent.includes("/clinic/country: "), box.textContent);
  made.config = { v: 1 };
  await until("the box to follow", () => made.shadowRoot.querySelector("#rcv-debug").textContent.startsWith("No problem"));
  const written = [];
  for (const level of ["info", "warn", "error"]) {
    view.console[level] = (line) => written.push(String(line));
  }
  const found = await view.customElements.get("recovery-calculator").doctor();
  check("every finding is a line", found.length > 3 && written.filter((line) => line.startsWith("recovery-calculator: doctor: ")).length === found.length, written);
  check("nothing is bad", found.every(({ is }) => is !== "bad"), found);
  check("nothing is left on the page", view.document.querySelectorAll("recovery-calculator").length === 1);
  gone(view);
}
