// The framed edition: the outer page, then the page in the frame.

report(async () => {
  await around();
  await sizes();
  await scrolls();
  await looks();
  await inside();
  await sandboxed();
});

/** The settings that the outer page passes. */
async function fits(view, made, hello, posted) {
  const root = made.shadowRoot.querySelector(".root");
  hello({ look: { fontFamily: "Georgia, serif", colorScheme: "dark", display: "none" }, page: "https://evil.example/", link: "" });
  const { fontFamily, colorScheme } = view.getComputedStyle(root);
  same("the type and the scheme of the page", [fontFamily, colorScheme, view.document.documentElement.style.display], ["Georgia, serif", "dark", ""]);
  check("no page of another site", !(await made.shareURL()).includes("evil"));
  hello({ page: "https://around.example/run?utm_source=x&session=1" });
  const shared = await made.shareURL();
  check("a link to the page around", shared.startsWith("https://around.example/run#rcv-inside=2."), shared);
  hello({ link: "rcv-inside.days=3&rcv-inside.mileage=30km" });
  const offer = await until("the answers of the page's link", () => made.shadowRoot.querySelector("aside.resume"));
  offer.querySelector("button").click();
  await until("are taken", () => made.answers.runDays === 3 && made.answers.weeklyDistance === 30);
  same("the options stay", view.location.hash, "#today=2026-03-02&loading=eager&instance=inside&onclick=x");
  made.config = { analytics: "datalayer" };
  await until("the configuration", () => made.config.analytics === "datalayer");
  made.shadowRoot.querySelector(".step__go").click();
  await until("the next step", () => made.step.id === "races");
  await until("what goes into the page's data layer", () => posted.some(([{ layer }, to]) => layer?.step === "races" && to === "https://around.example"));
  await walk(made);
}

const post = (data, { source = frame.contentWindow, origin = new URL(elsewhere).origin } = {}) => {
  window.dispatchEvent(new MessageEvent("message", { data, source, origin }));
  return frame.clientHeight;
};

async function around() {
  const event = await until("rcv-ready on the frame", () => heard.find(({ type }) => type === "rcv-ready"));
  check("on the iframe itself", event.target === frame);
  same("the event", [event.bubbles, event.composed, Object.isFrozen(event.detail)], [true, true, true]);
  same("its detail", [event.detail.v, event.detail.instance, event.detail.lang], [1, "framed", "en"]);
  same("once, though the script stands there twice", heard.filter(({ type }) => type === "rcv-ready").length, 1);
  const last = await until("the last height", () => {
    const { height } = messages.filter((one) => one.height).at(-1) ?? {};
    return Math.abs(frame.clientHeight - height) < 2 && height;
  });
  check("the frame is as high as its content", last > 300 && Number.isInteger(last), last);
}

async function sizes() {
  await pause(1100);
  const height = post({ rcv: 1, height: 700.2 });
  same("rounded up", height, 701);
  same("less than 2 px", [post({ rcv: 1, height: 702 }), post({ rcv: 1, height: 700 })], [701, 701]);
  same("2 px", post({ rcv: 1, height: 703 }), 703);
  same("another window", post({ rcv: 1, height: 900 }, { source: window }), 703);
  const lines = () => noted.lines.filter((line) => line.includes("frame-origin: "));
  same("lines of ours before", lines(), []);
  same("another origin", [1, 2].map(() => post({ rcv: 1, height: 900 }, { origin: location.origin })), [703, 703]);
  check("one line says where the address leads", lines().length === 1 && lines()[0].includes(location.origin), lines());
  same("a sandbox that has none", post({ rcv: 1, height: 900 }, { origin: "null" }), 703);
  // As when a site redirects to another host name, or to HTTPS.
  const { host } = new URL(elsewhere);
  same("the site's other names", [`http://www.${host}`, `https://${host}`, `https://www.${host}`].map((origin, index) => post({ rcv: 1, height: 710 + index * 10 }, { origin })), [710, 720, 730]);
  same("what only looks like it", [`http://www.www.${host}`, `http://evil-${host}`, `http://${host}.evil.example`].map((origin) => post({ rcv: 1, height: 760 }, { origin })), [730, 730, 730]);
  post({ rcv: 1, height: 703 });
  await pause(1100);
  same("not ours", [post({ height: 900 }), post("900"), post(null)], [703, 703, 703]);
  same("no height", ["900", -5, NaN, Infinity].map((one) => post({ rcv: 1, height: one })).slice(0, 3), [703, 703, 703]);
  post({ rcv: 1, height: 600 });
  await pause(1100);
  const grown = Array.from({ length: 14 }, (_, index) => post({ rcv: 1, height: 610 + index * 10 }));
  same("10 growths in a second", grown.at(-1), 700);
  same("it may always shrink", post({ rcv: 1, height: 500 }), 500);
  await pause(1100);
  same("after a second it grows again", post({ rcv: 1, height: 640 }), 640);
  let names = [];
  for (const name of ["rcv-start", "click", "message"]) frame.addEventListener(name, ({ type, cancelable }) => names.push([type, cancelable]));
  post({ rcv: 1, event: "click", detail: {} });
  post({ rcv: 1, event: "rcv-start", detail: {} });
  post({ rcv: 1, event: "rcv-start", detail: "text" });
  same("only our events", names, [["rcv-start", false]]);
}

async function scrolls() {
  const step = { rcv: 1, event: "rcv-step", detail: { step: "races" } };
  window.scrollTo(0, 900);
  await pause(50);
  post(step);
  check("no scroll before the visitor is in it", frame.getBoundingClientRect().top < 0);
  frame.focus({ preventScroll: true });
  check("the focus is in it", document.activeElement === frame);
  post(step);
  await until("its top in view", () => Math.abs(frame.getBoundingClientRect().top) < 1);
}

/** Without a border and no wider than its column; the page's data layer receives the steps. */
async function looks() {
  const { borderTopWidth } = getComputedStyle(frame);
  same("no edge", borderTopWidth, "0px");
  check("within its column", frame.offsetWidth <= frame.parentElement.clientWidth, frame.offsetWidth);
  const own = document.createElement("iframe");
  own.style.border = "3px solid red";
  own.src = `${elsewhere}embed.html#persist=none&instance=own&loading=eager`;
  // A frame of another origin far below the viewport renders nothing.
  document.body.prepend(own);
  window.scrollTo(0, 0);
  await until("its hello", () => messages.filter((one) => one?.isNew).length > 1 && own.clientHeight > 200);
  same("an edge of the page's own stays", getComputedStyle(own).borderTopWidth, "3px");
  own.remove();
  const other = document.createElement("iframe");
  other.src = `${elsewhere}nowhere/embed.html`;
  document.body.prepend(other);
  await new Promise((resolve) => { other.addEventListener("load", resolve, { once: true }); });
  await pause(50);
  const { borderTopStyle, maxWidth } = getComputedStyle(other);
  same("another page of that name is left alone", [borderTopStyle, maxWidth], ["inset", "none"]);
  other.remove();
  location.hash = "chapter&rcv-framed.mileage=45km&rcv-framed.days=4";
  await until("a link of the page goes to the frame", () => location.hash === "#chapter");
  history.replaceState(history.state, "", location.pathname);
  window.dataLayer = undefined;
  post({ rcv: 1, layer: { event: "rcv-step", step: "races", weeklyDistance: 40 } });
  post({ rcv: 1, layer: { event: "rcv-ready" } });
  for (const layer of [{ event: "click" }, { event: "rcv-step", step: { a: 1 } }, "rcv-step", null]) post({ rcv: 1, layer });
  same("the data layer", window.dataLayer, [{ event: "rcv-step", step: "races" }, { event: "rcv-ready" }, { event: "rcv-step" }]);
}

/** A sandbox as documented, and a stricter one: forms cannot be submitted there, and need not be. */
async function sandboxed() {
  const frame = document.createElement("iframe");
  frame.sandbox = "allow-scripts allow-same-origin allow-popups";
  frame.src = "/dist/embed.html#today=2026-03-02&loading=eager&persist=none&instance=sandboxed&unit=km";
  Object.assign(frame, { width: 800, height: 900 });
  document.body.append(frame);
  const inside = () => frame.contentDocument?.querySelector("recovery-calculator");
  const go = () => inside()?.shadowRoot?.querySelector(".step__go");
  await until("the first question in a sandbox", go);
  const root = inside().shadowRoot;
  // Pressed as early as possible: in the loader's own question or in the real one.
  const field = root.querySelector("[type=text]");
  field.value = "40";
  field.dispatchEvent(new Event("input", { bubbles: true }));
  root.querySelector("[name=runDays][value='4']").click();
  go().click();
  const made = inside();
  await until("the second step in a sandbox", () => made.dataset.state === "quiz" && root.querySelector("[data-step=races]"));
  await walk(made);
  same("a plan in a sandbox", [made.plan?.status, frame.contentWindow.location.pathname], ["plan", "/dist/embed.html"]);
  frame.remove();
  // Without an origin of its own.
  const strict = document.createElement("iframe");
  strict.sandbox = "allow-scripts";
  strict.src = `${elsewhere}embed.html#loading=eager&instance=strict`;
  const events = [];
  strict.addEventListener("rcv-ready", ({ detail }) => events.push(detail.instance));
  document.body.prepend(strict);
  window.scrollTo(0, 0);
  await until("a planner without an origin", () => events.length && strict.clientHeight > 300);
  same("its event", events, ["strict"]);
  strict.remove();
  // Even without its handlers, as when another script has broken the page, our form submits
  // nothing.
  const view = await framed("/pages/blank.html");
  const broken = planner(view);
  script(view, MODULE);
  await ready(broken);
  for (const kind of ["click", "submit"]) view.addEventListener(kind, (event) => event.stopImmediatePropagation(), true);
  broken.shadowRoot.querySelector(".step__go").click();
  broken.shadowRoot.querySelector("form").requestSubmit();
  try {
    broken.shadowRoot.querySelector("form").submit();
  } catch {
    // Firefox refuses by throwing.
  }
  await pause(200);
  same("nothing is sent", [view.location.search, view.document.contains(broken)], ["", true]);
  gone(view);
}

/** The messages that a frame of our own origin posts, and their target. */
async function inside() {
  const posted = [];
  const own = window.postMessage;
  window.postMessage = (message, to) => posted.push([message, to]);
  const view = await framed("/dist/embed.html#today=2026-03-02&loading=eager&instance=inside&onclick=x");
  const made = await until("the planner in it", () => view.document.querySelector("recovery-calculator"));
  await ready(made);
  same("its options", made.getAttributeNames().sort(), ["data-state", "instance", "loading", "today"]);
  same("the language of its page", view.document.documentElement.lang, "en");
  check("heights alone before a hello", posted.length > 0 && posted.every(([{ event }, to]) => !event && to === "*"), posted);
  const hello = (source, origin, more) => view.dispatchEvent(new view.MessageEvent("message", { source, origin, data: { rcv: 1, hello: true, ...more } }));
  hello(view, "https://another.example");
  hello(window, "null");
  same("a hello of anybody else", posted.filter(([{ event }]) => event), []);
  hello(window, "https://around.example");
  const told = posted.filter(([{ event }]) => event);
  check("what had waited", told.some(([{ event }]) => event === "rcv-ready"), told);
  check("to the exact origin", told.every(([, to]) => to === "https://around.example"), told);
  await walk(made);
  const shared = new URL(await made.shareURL());
  check("a link keeps the options", shared.hash.startsWith("#today=2026-03-02&loading=eager&instance=inside&onclick=x&rcv-inside=2."), shared.hash);
  await fits(view, made, (more) => hello(window, "https://around.example", more), posted);
  const before = posted.length;
  view.document.body.style.paddingBottom = "100.5px";
  const [{ rcv, height }, to] = await until("the new height", () => posted.slice(before).findLast(([message]) => message.height));
  same("a whole number, to anybody", [rcv, Number.isInteger(height), to], [1, true, "*"]);
  window.postMessage = own;
  gone(view);
}
