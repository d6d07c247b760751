// Every loading failure, each in a page of its own in a frame: the right code and sentence, the
// author's text at once, and Retry once the cause is gone.

report(async () => {
  await Promise.all(SERVED.map(served));
  for (const [what, code, prepare] of BROWSERS) await old(what, code, prepare);
  await Promise.all(CONFIGS.map(configured));
  await wordless();
  await slower();
  await steady();
  await duringLoading();
  for (const year of [1970, 2100, 12_000]) await clock(year);
});

/** Server failures, and their error codes. */
const SERVED = [
  ["wasm-404", "wasm-fetch"],
  ["wasm-500", "wasm-fetch"],
  ["wasm-short", "wasm-integrity"],
  ["wasm-flipped", "wasm-integrity"],
  ["wasm-cut", "wasm-fetch"],
  ["wasm-stalled", "wasm-timeout"],
  ["json-404", "locale-fetch"],
  ["json-flipped", "locale-fetch"],
];

const BROWSERS = [
  ["no WebAssembly", "wasm-unavailable", (view) => { view.WebAssembly = undefined; }],
  ["no adoptedStyleSheets", "unsupported-browser", (view) => {
    delete view.ShadowRoot.prototype.adoptedStyleSheets;
    delete view.Document.prototype.adoptedStyleSheets;
  }],
];

/** A page whose planners load from a failing server, and its state at the moment of the failure. */
async function failing(kind, prepare) {
  const view = await framed("/pages/blank.html");
  view.clicks = 0;
  view.document.getElementById("own").addEventListener("click", () => { view.clicks += 1; });
  // The real timeout between bytes is 15 s. Three are used where it matters; less would be too
  // short for bytes that do arrive on a busy machine.
  const { setTimeout: later } = view;
  if (kind.endsWith("stalled")) view.setTimeout = (act, ms) => later(act, ms > 10_000 ? ms / 5 : ms);
  prepare?.(view);
  // The server remembers what was mended, also for the next browser.
  const id = crypto.randomUUID();
  const made = planner(view, { base: `/fault/${kind}/${id}/` });
  const moments = [];
  made.addEventListener("rcv-error", ({ detail }) => {
    moments.push({ code: detail.code, fatal: detail.fatal, isThere: isTold(made), state: made.state });
  });
  const mend = () => {
    view.setTimeout = later;
    return fetch(`/mend/${id}`);
  };
  return { view, made, moments, mend };
}

const retry = (made) => made.shadowRoot.querySelector("[role=alert] button");

function told(what, { view, made, moments }, code) {
  same(`${what}: at once`, moments, [{ code, fatal: true, isThere: true, state: "error" }]);
  const { message, help } = view.noted.faults[0] ?? {};
  check(`${what}: a message and help`, message?.length > 5 && help?.endsWith(`help.html#${code}`), [message, help]);
  const own = view.noted.lines.filter((line) => line.includes("recovery-calculator: "));
  same(`${what}: lines of ours`, own.length, 1);
  check(`${what}: the line`, own[0]?.startsWith(`error recovery-calculator: ${code}: `) && own[0].includes(help), own);
  const panel = made.shadowRoot.querySelector("[role=alert]");
  check(`${what}: a sentence`, panel?.textContent.includes("did not load"), panel?.textContent);
  view.document.getElementById("own").click();
  same(`${what}: the page's own button`, view.clicks, 1);
}

async function served([kind, code]) {
  const page = await failing(kind);
  const { view, made, mend } = page;
  made.answers = { weeklyDistance: 42 };
  script(view, MODULE);
  await until(`${kind}: the fault`, () => made.dataset.state === "error");
  const failed = await made.ready.then(() => "resolved", (error) => error.code);
  same(`${kind}: ready rejects`, failed, code);
  told(kind, page, code);
  // Pressed while the cause persists.
  retry(made).click();
  await until(`${kind}: once more`, () => page.moments.length === 2);
  await mend();
  retry(made).click();
  await ready(made);
  check(`${kind}: it leaves nothing behind`, !made.shadowRoot.querySelector("[role=alert]") && !isTold(made));
  same(`${kind}: what was given`, made.answers.weeklyDistance, 42);
  await made.ready;
  same(`${kind}: errors of the page`, view.noted.errors, []);
  gone(view);
}

async function old(what, code, prepare) {
  const page = await failing("none", prepare);
  const { view, made } = page;
  script(view, MODULE);
  await until(`${what}: the fault`, () => made.dataset.state === "error");
  told(what, page, code);
  retry(made).click();
  await until(`${what}: again`, () => page.moments.length === 2);
  same(`${what}: the same again`, page.moments[1].code, code);
  // Moving a failed planner does not retry.
  view.document.body.append(made);
  await pause(50);
  same(`${what}: moved`, [made.state, page.moments.length], ["error", 2]);
  same(`${what}: errors of the page`, view.noted.errors, []);
  gone(view);
}

const text = (value) => URL.createObjectURL(new Blob([typeof value === "string" ? value : JSON.stringify(value)]));
const inline = (value) => ({ inline: value });

/** A configuration, its fault, and the warnings. None of them stops the planner. */
const CONFIGS = [
  ["none", "/nowhere.json", "config-fetch", [" config-fetch"]],
  ["no address", "http://", "config-fetch", [" config-fetch"]],
  ["not JSON", text("<html>"), "config-parse", [" config-parse"]],
  ["300 KiB", text({ clinic: { name: "x".repeat(300 * 1024) } }), "config-invalid", [" config-invalid"]],
  ["a list", text([]), "config-invalid", [" config-invalid"]],
  ["inline, as people write it", inline("{ v: 1, /* ours */ }"), null, [" not_json", " not_json", " not_json"]],
  ["inline, not JSON", inline("{ v 1 }"), "config-parse", [" config-parse"]],
  ["inline, a list", inline("[]"), "config-invalid", [" config-invalid"]],
  ["every type wrong", text({
    v: "1", clinic: { name: 1, bookUrl: 2, phone: [], address: {}, country: 5, timezone: true }, closedWeekdays: "x",
    closedDates: 5, leadDays: "1", services: {}, questions: [], features: "all", texts: [], theme: 7, analytics: 1,
    unit: 1, calendar: [], weekStart: "1", history: "yes",
  }), null, [
    "/v read_as", "/questions wrong_type", "/clinic/timezone wrong_type", "/clinic/country wrong_type",
    "/clinic/name wrong_type", "/clinic/bookUrl wrong_type", "/clinic/phone wrong_type", "/clinic/address wrong_type",
    "/services wrong_type", "/closedWeekdays wrong_type", "/closedDates wrong_type", "/leadDays read_as",
    "/features wrong_type", "/texts wrong_type", "/theme wrong_type", "/analytics wrong_type",
    "/calendar wrong_type", "/weekStart read_as", "/history read_as",
  ]],
  ["wrong values", text({
    clinic: { name: "A", timezone: "Moon/Base" }, theme: { accent: "url(https://a.example/x.png)", radius: "4px;}" },
    services: [{ id: "swedish", name: "One" }, { id: "swedish", name: "Two" }],
  }), null, [
    "/services/1/id duplicate", "/theme/accent unsafe_value", "/theme/radius unsafe_value", "/clinic/timezone unknown_value",
  ]],
];

async function configured([what, config, code, warnings]) {
  const view = await framed("/pages/blank.html");
  const made = planner(view, typeof config === "string" ? { config } : {});
  if (config.inline) {
    const data = view.document.createElement("script");
    data.type = "application/json";
    data.textContent = config.inline;
    made.append(data);
  }
  script(view, MODULE);
  await ready(made);
  same(`config, ${what}: faults`, view.noted.faults.map((fault) => [fault.code, fault.fatal]), code ? [[code, false]] : []);
  const seen = view.noted.warnings.map((warning) => `${warning.path} ${warning.code}`);
  same(`config, ${what}: warnings`, seen.sort(), [...warnings].sort());
  check(`config, ${what}: each with a message`, view.noted.warnings.every(({ message }) => message.length > 3));
  // Later changes by the page do not repeat requests and reports. Firefox lists its own request for
  // a favicon, and our files, at arbitrary times.
  const asked = () => view.performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => !/favicon|\/dist\//.test(name)).sort();
  const before = asked();
  made.setAttribute("unit", "mi");
  await until("miles", () => made.answers.unit === "mi");
  same(`config, ${what}: told once`, view.noted.faults.length, code ? 1 : 0);
  same(`config, ${what}: asked once`, asked(), before);
  same(`config, ${what}: asked elsewhere`, asked().filter((name) => !name.startsWith(location.origin) && !name.startsWith("blob:")), []);
  same(`config, ${what}: errors of the page`, view.noted.errors, []);
  gone(view);
}

/** A language without a locale, an invalid language of the page, a browser without languages. */
async function wordless() {
  const view = await framed("/pages/blank.html");
  for (const name of ["PluralRules", "DateTimeFormat", "NumberFormat", "Locale"]) {
    const Real = view.Intl[name];
    view.Intl[name] = function (locale, ...more) {
      if (/^(xx|--)/.test(String(locale))) throw new view.RangeError("no such locale");
      return new Real(locale, ...more);
    };
  }
  script(view, MODULE);
  for (const lang of ["xx-ZZ", "--", "", "th"]) {
    const made = planner(view, { lang, instance: `lang-${lang}` });
    view.noted.warnings = [];
    await ready(made);
    const warned = view.noted.warnings.map(({ path, code }) => `${path} ${code}`);
    same(`lang="${lang}"`, warned, lang ? ["@lang unknown_value"] : []);
    check(`lang="${lang}": in English`, made.shadowRoot.querySelector("h2").textContent.startsWith("How far"));
    made.remove();
  }
  same("two of one name", await (async () => {
    view.noted.warnings = [];
    const [first, second] = [planner(view), planner(view)];
    await ready(first);
    await ready(second);
    return view.noted.warnings.map(({ path, code }) => `${path} ${code}`);
  })(), ["@instance duplicate"]);
  same("errors of the page without the locale", view.noted.errors, []);
  gone(view);
}

/** A wrong media type is not fatal. */
async function slower() {
  const page = await failing("wasm-mime");
  script(page.view, MODULE);
  await ready(page.made);
  same("a wrong type", page.moments.map(({ code, fatal }) => [code, fatal]), [["wasm-mime", false]]);
  gone(page.view);
}

/** A slow connection is not an error: longer in total than the timeout, but with shorter gaps. */
async function steady() {
  const { view, made, moments } = await failing("nothing-stalled", (page) => {
    const { fetch } = page;
    page.fetch = async (url, options) => {
      const response = await fetch(url, options);
      if (!url.endsWith(".wasm")) return response;
      const bytes = await response.arrayBuffer();
      const piece = Math.ceil(bytes.byteLength / 5);
      let sent = 0;
      const body = new page.ReadableStream({
        start(stream) { options.signal.addEventListener("abort", () => stream.error(options.signal.reason)); },
        async pull(stream) {
          await new Promise((resolve) => { setTimeout(resolve, 900); });
          stream.enqueue(new page.Uint8Array(bytes.slice(sent, sent += piece)));
          if (sent >= bytes.byteLength) stream.close();
        },
      });
      return new page.Response(body, { headers: response.headers });
    };
  });
  script(view, MODULE);
  await ready(made);
  same("faults of a slow line", moments, []);
  gone(view);
}

/** Two planners of one page fail together; one that is removed meanwhile reports nothing more. */
async function duringLoading() {
  const page = await failing("wasm-stalled");
  const { view, made, mend } = page;
  const base = made.getAttribute("base");
  const [second, third] = [planner(view, { base, instance: "second" }), planner(view, { base, instance: "third" })];
  script(view, MODULE);
  await until("the loading", () => third.dataset.state === "loading");
  third.remove();
  await until("the fault of both", () => made.dataset.state === "error" && second.dataset.state === "error");
  same("the one that was removed", [third.dataset.state, view.noted.faults.length], ["idle", 2]);
  await mend();
  retry(made).click();
  await ready(made);
  same("the other waits for its own press", second.dataset.state, "error");
  second.retry();
  await ready(second);
  view.document.body.append(third);
  await ready(third);
  same("errors of the page while loading", view.noted.errors, []);
  gone(view);
}

/** A clock that is decades off: the quiz can be answered, and the plan starts on that day. */
async function clock(year) {
  const view = await framed("/pages/blank.html");
  const Real = view.Date;
  const now = new Real(year, 0, 5, 12).getTime();
  view.Date = class extends Real {
    constructor(...given) { super(...(given.length ? given : [now])); }
    static now() { return now; }
  };
  const made = planner(view, { today: null });
  script(view, MODULE);
  await ready(made);
  if (year < 3000) {
    await walk(made, { ...ANSWERS, races: [] });
    same(`in ${year}: the plan`, [made.plan.status, made.plan.horizon[0].slice(0, 4)], ["plan", String(year)]);
    check(`in ${year}: the file`, (await (await made.exportICS()).text()).includes("DTSTAMP:"));
  }
  same(`in ${year}: errors`, [view.noted.errors, view.noted.faults, view.noted.lines], [[], [], []]);
  gone(view);
}
