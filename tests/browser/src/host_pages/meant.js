// Configurations as people write them, in every form that they can be passed in, and what the
// page's owner is told about them.

report(async () => {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  same("the console of a page without a configuration", view.noted.lines, []);
  for (const [config, meant, warned = []] of MEANT) await given(view, made, config, meant, warned);
  for (const [index, [price, text]] of PRICES.entries()) await priced(view, made, price, text, `Ours ${index}`);
  await byHand(view, made);
  made.remove();
  for (const [what, text, name, where] of TEXTS) await written(view, what, text, name, where);
  await unreadable(view);
  await behindLogin(view);
  gone(view);
  await unhelped();
  await early();
  for (const [what, styles, scheme] of GROUNDS) await ground(what, styles, scheme);
});

const clinic = (part) => ({ clinic: part });
const dates = (...closedDates) => ({ closedDates });

/**
 * A configuration, its interpretation, and the warnings about what is ignored. Corrections are
 * reported as well.
 */
const MEANT = [
  [{ closedWeekdays: ["Sun", "saturday"] }, { closedWeekdays: [7, 6] }],
  [{ closedWeekdays: "Sat - Sun" }, { closedWeekdays: [6, 7] }],
  [{ closedWeekdays: [0, "3"] }, { closedWeekdays: [7, 3] }],
  [{ ...clinic({ country: "DE" }), closedWeekdays: ["Sonntag"] }, { ...clinic({ country: "DE" }), closedWeekdays: [7] }],
  [{ closedWeekdays: ["Someday"] }, { closedWeekdays: [] }, ["/closedWeekdays/0 unknown_value"]],
  [{ closedweekdays: [7] }, { closedWeekdays: [7] }],
  [{ "closed-weekdays": [7], lead_days: "2 days" }, { closedWeekdays: [7], leadDays: 2 }],
  [{ closedWekdays: [7] }, { closedWekdays: [7] }, ["/closedWekdays unknown_key"]],
  [dates("24.12.2026", "2026-3-4", "24 Dec 2026"), dates("2026-12-24", "2026-03-04", "2026-12-24")],
  [{ ...dates("03/04/2026"), ...clinic({ country: "GB" }) }, { ...dates("2026-04-03"), ...clinic({ country: "GB" }) }],
  [{ ...dates("03/04/2026"), ...clinic({ country: "US" }) }, { ...dates("2026-03-04"), ...clinic({ country: "US" }) }],
  [dates("03/04/2026"), dates(), ["/closedDates/0 bad_date"]],
  [dates("24/12/2026 - 28/12/2026", "24 Dec to 1 Jan", "12-25"), dates("2026-12-24/2026-12-28", "12-24/01-01", "12-25")],
  [dates("0026-03-03"), dates(), ["/closedDates/0 out_of_range"]],
  [dates("31.02.2026"), dates(), ["/closedDates/0 bad_date"]],
  [clinic({ country: "England" }), clinic({ country: "GB" })],
  [clinic({ country: "Germany" }), clinic({ country: "DE" })],
  [clinic({ country: "USA" }), clinic({ country: "US" })],
  [clinic({ country: "UK" }), clinic({ country: "UK" })],
  [clinic({ country: "Ruritania" }), clinic({}), ["/clinic/country unknown_value"]],
  [clinic({ country: "BR" }), clinic({ country: "BR" }), ["/clinic/country no_emergency_number"]],
  [clinic({ timezone: "London" }), clinic({ timezone: "Europe/London" })],
  [clinic({ timezone: "Moon/Base" }), clinic({}), ["/clinic/timezone unknown_value"]],
  [clinic({ phone: "+44 (0)20 7946 0123" }), clinic({ phone: "+44 (0)20 7946 0123" }), ["/clinic/phone phone_number"]],
  [clinic({ telephone: "020 7946 0123" }), clinic({ phone: "020 7946 0123" })],
  [clinic({ bookUrl: "cal.com/x?date={date}" }), clinic({ bookUrl: "https://cal.com/x?date={date}" })],
  [clinic({ bookUrl: "hello@clinic.example" }), clinic({ bookUrl: "mailto:hello@clinic.example" })],
  [clinic({ bookUrl: "/book?on=%7Bdate%7D&for={Minutes}" }), clinic({ bookUrl: "/book?on={date}&for={minutes}" })],
  [clinic({ bookUrl: "/book?on={datum}" }), clinic({ bookUrl: "/book?on={datum}" }), ["/clinic/bookUrl unknown_brace"]],
  [clinic({ bookUrl: "http://cal.com/x" }), clinic({}), ["/clinic/bookUrl refused_url"]],
  [{ theme: { accent: "0f6b5c", radius: 4, "--rcv-surface": "#fff" } }, { theme: { accent: "#0f6b5c", radius: "4px", surface: "#fff" } }],
  [{ theme: { accent: "green-ish" } }, { theme: {} }, ["/theme/accent unknown_value"]],
  [{ theme: { "font-size": "large-ish", radius: "4" } }, { theme: { radius: "4px" } }, ["/theme/font-size unknown_value"]],
  [{ history: "yes", features: { print: "no" }, analytics: "dataLayer" }, { history: true, features: { print: false }, analytics: "datalayer" }],
  [{ $schema: "x", _note: "ours" }, { $schema: "x", _note: "ours" }],
];

/** Sets the property; reads back the checked copy. */
async function given(view, made, config, meant, warned) {
  const what = JSON.stringify(config);
  const name = crypto.randomUUID();
  view.noted.warnings.length = 0;
  made.config = { ...config, clinic: { name, ...config.clinic } };
  await until(`${what}: taken over`, () => made.config.clinic?.name === name);
  const { unit, ...read } = made.config;
  delete read.clinic.name;
  if (!meant.clinic) delete read.clinic;
  check(what, sorted(read) === sorted(meant), read);
  const told = () => view.noted.warnings.filter(({ code }) => code !== "read_as").map(({ path, code }) => `${path} ${code}`);
  await until(`${what}: told`, () => JSON.stringify(told()) === JSON.stringify(warned), 20_000).catch(() => same(`${what}: told`, told(), warned));
  for (const { path, code, message } of view.noted.warnings) {
    const lines = view.noted.lines.filter((line) => line.includes(`recovery-calculator: ${path}: ${message} (`) && line.endsWith(`help.html#${code})`));
    check(`${what}: one line for ${path}`, lines.length === 1, view.noted.lines.slice(-3));
  }
  const isRead = sorted(config) !== sorted(meant) && !warned.length;
  check(`${what}: the correction is reported`, !isRead || view.noted.warnings.some(({ code }) => code === "read_as"), view.noted.warnings);
}

const sorted = (value) => JSON.stringify(value, (_, it) => it && typeof it === "object" && !Array.isArray(it)
  ? Object.fromEntries(Object.entries(it).sort(([one], [other]) => one < other ? -1 : 1)) : it);

/** A price, and how a session of 60 minutes shows it. */
const PRICES = [
  [{ amount: { 60: 68, 90: 95 }, currency: "GBP" }, "£68"],
  [{ amount: { "60 min": "£68.50" }, currency: "£" }, "£68.50"],
  [{ amount: 68, currency: "GBP" }, ""],
];

async function priced(view, made, price, text, name) {
  const service = (id) => ({ id, name, minutes: [30, 60, 90], price });
  made.config = { clinic: { country: "GB" }, services: ["swedish", "thai_sports", "thai_combo", "deep_tissue"].map(service) };
  if (made.state !== "result") await walk(made, { ...ANSWERS, sessionLength: 60 });
  const facts = () => [...made.shadowRoot.querySelectorAll(".session-card__next, .session-card__row")].map((one) => one.textContent);
  await until(`the services of ${text}`, () => facts().some((one) => one.includes(name)));
  const hours = facts().filter((one) => one.includes("60 min"));
  check(`a price of ${text}`, hours.length > 0 && hours.every((one) => /£/.test(one) === (text !== "") && one.includes(text)), hours);
}

/** Without a booking link the telephone is the way to book, and the plan shows the clinic's name. */
async function byHand(view, made) {
  made.config = { clinic: { name: "Baiboon", phone: "+44 (0)20 7946 0123", address: "12 Canal Walk" } };
  const root = made.shadowRoot;
  await until("the name on the plan", () => root.querySelector(".clinic-line")?.textContent.includes("Baiboon"));
  const calls = [...root.querySelectorAll("a[href^='tel:']")];
  same("the number that is dialled", [...new Set(calls.map(({ href }) => href))], ["tel:+442079460123"]);
  check("it says that one books so", calls.some(({ textContent }) => textContent.startsWith("Call to book")), calls.map(({ textContent }) => textContent));
  const file = (await (await made.exportICS()).text()).replaceAll("\r\n ", "");
  check("in the calendar too", file.includes("Call to book: +44") && file.includes("Baiboon"), file.slice(0, 900));
  made.config = { clinic: { name: "Baiboon", phone: "0800 MASSAGE" } };
  await until("no number", () => root.querySelector(".clinic-line")?.textContent.includes("MASSAGE"));
  same("no dead link", root.querySelectorAll("a[href^='tel:']").length, 0);
}

const file = (parts) => URL.createObjectURL(new Blob(parts));
const inUtf16 = (text) => new Uint16Array([0xfeff, ...[...text].map((letter) => letter.charCodeAt(0))]);

/** Texts and the name that results; and a place with invalid JSON. */
const TEXTS = [
  ["a comma at the end and a comment", '{\n  // ours\n  "clinic": { "name": "One", },\n}', "One", "line 2, column 3: a comment"],
  ["curly quotes", "{ “clinic”: { “name”: “Two” } }", "Two", "line 1, column 3"],
  ["a mark of the byte order", '\ufeff{ "clinic": { "name": "Three" } }', "Three"],
  ["no quotes, no comma", "{ clinic: {\n name: 'Four'\n country: GB } }", "Four", "line 3, column 2: a comma is missing"],
  ["tags of a website system", '<p>{ "clinic": { "name": "Five" },<br />\n"leadDays": 2 }</p>', "Five", "a tag of HTML"],
  ["a script", 'const clinic = { clinic: { name: "Six" } };', "Six", "more than { before it"],
  ["an end that was forgotten", '{ "clinic": { "name": "Seven" ', "Seven", "} is missing at the end"],
  ["UTF-16", inUtf16('{ "clinic": { "name": "Eight" } }'), "Eight", "UTF-16"],
  ["letters of Windows", new Uint8Array([...'{ "clinic": { "name": "Caf'].map((letter) => letter.charCodeAt(0)).concat(0xe9, ...[...'" } }'].map((letter) => letter.charCodeAt(0)))), "Café", "not saved as UTF-8"],
];

/** The same by URL, in the page, as the property and in the attribute itself. */
async function written(view, what, text, name, where) {
  const ways = { "by address": (made) => made.setAttribute("config", file([text])), "as the property": (made) => { made.config = file([text]); } };
  if (typeof text === "string" && !text.startsWith("\ufeff")) {
    ways.inline = (made) => {
      const data = view.document.createElement("script");
      data.type = "application/json";
      data.textContent = text;
      made.append(data);
    };
    if (text.startsWith("{")) ways["in the attribute"] = (made) => made.setAttribute("config", text);
  }
  for (const [way, hand] of Object.entries(ways)) {
    view.noted.warnings.length = 0;
    const made = view.document.createElement("recovery-calculator");
    for (const [key, value] of Object.entries({ ...GIVEN, instance: crypto.randomUUID() })) made.setAttribute(key, value);
    hand(made);
    view.document.body.append(made);
    await ready(made);
    same(`${what}, ${way}`, made.config.clinic?.name, name);
    const told = view.noted.warnings.filter(({ code }) => code === "not_json").map(({ message }) => message).join("; ");
    check(`${what}, ${way}: where`, where ? told.includes(where) : told === "", told);
    same(`${what}, ${way}: faults`, view.noted.faults, []);
    made.remove();
  }
}

/** A syntax error is reported with line and column. */
async function unreadable(view) {
  for (const [text, where] of [['{\n  "clinic" { "name": "x" }\n}', "line 2, column 12: a colon"], ["<!doctype html><p>Not found", "a web page"], ["", "it is empty"]]) {
    const made = planner(view, { config: file([text]), instance: crypto.randomUUID() });
    await ready(made);
    const fault = view.noted.faults.pop();
    same(`${where}: the code`, fault?.code, "config-parse");
    check(`${where}: in the message`, fault?.message.includes(where), fault?.message);
    check(`${where}: one line`, view.noted.lines.filter((line) => line.includes(fault.message)).length === 1);
    made.remove();
  }
}

/** A same-origin configuration is requested with the visitor's credentials. */
async function behindLogin(view) {
  document.cookie = "member=yes; path=/member";
  const made = planner(view, { config: "/member/clinic.json", instance: "member" });
  await ready(made);
  same("behind a login", made.config.clinic?.name, "For members");
  document.cookie = "member=; path=/member; max-age=0";
  made.remove();
}

/** If the script with the sentences is missing, the planner works and logs a short line. */
async function unhelped() {
  const view = await framed("/pages/blank.html");
  const made = planner(view, { base: `/fault/js-404/${crypto.randomUUID()}/`, config: file(['{ "closedWeekdays": ["Sun", 6] }']) });
  script(view, MODULE);
  await ready(made);
  same("without the sentences", [made.config.closedWeekdays, view.noted.warnings.map(({ path, message }) => [path, message])], [[6], [["/closedWeekdays/0", "unknown_value"]]]);
  const lines = view.noted.lines.filter((line) => line.includes("recovery-calculator: /closedWeekdays/0: unknown_value ("));
  same("a short line", lines.length, 1);
  gone(view);
}

/** An invalid colour does not change the button of the first question, which shows before the wasm. */
async function early() {
  const view = await framed("/pages/blank.html");
  const { fetch } = view;
  let go;
  const held = new Promise((resolve) => { go = resolve; });
  view.fetch = async (url, ...more) => {
    if (String(url).endsWith(".wasm")) await held;
    return fetch.call(view, url, ...more);
  };
  const made = planner(view, { config: file(['{ "theme": { "accent": "green-ish", "radius": "3px" } }']) });
  script(view, MODULE);
  const button = await until("the first question", () => made.shadowRoot?.querySelector(".step__go"));
  const own = made.shadowRoot.querySelector(".root").style;
  await until("the theme", () => own.getPropertyValue("--rcv-radius") === "3px");
  same("what is no colour", own.getPropertyValue("--rcv-accent"), "");
  check("Continue is seen", !/, 0\)|transparent/.test(getComputedStyle(button).backgroundColor), getComputedStyle(button).backgroundColor);
  go();
  await ready(made);
  gone(view);
}

/** Backgrounds behind a planner that inherits, and the scheme that it chooses. */
const GROUNDS = [
  ["a white page", "", "inherit"],
  ["a dark page", "body { background: #121212 }", "dark"],
  ["a dark page in another colour space", "html { background: oklch(0.2 0.02 250) }", "dark"],
  ["a light card on a dark page", "body { background: #000 } recovery-calculator { background: #fff; display: block }", "inherit"],
  ["a veil over a dark page", "html { background: #111 } body { background: rgb(255 255 255 / 0.05) }", "dark"],
  ["a page that says what it is", ":root { color-scheme: light; background: #111 }", "inherit"],
];

async function ground(what, styles, scheme) {
  const view = await framed("/pages/blank.html");
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(styles);
  view.document.adoptedStyleSheets = [sheet];
  const made = planner(view);
  script(view, MODULE);
  await until(`${what}: early`, () => made.shadowRoot?.querySelector(".root")?.dataset.theme);
  same(`${what}: early`, made.shadowRoot.querySelector(".root").dataset.theme, scheme);
  await ready(made);
  same(what, made.shadowRoot.querySelector(".root").dataset.theme, scheme);
  if (what === "a white page") {
    // The page toggles its theme; the next screen reads it again.
    sheet.replaceSync("body { background: #000 }");
    made.answers = ANSWERS;
    await until("the answers", () => made.answers.runDays === 4);
    made.shadowRoot.querySelector(".step__go").click();
    await until("the dark scheme", () => made.shadowRoot.querySelector(".root").dataset.theme === "dark");
  }
  gone(view);
}
