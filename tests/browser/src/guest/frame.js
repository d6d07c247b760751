// The edition in a frame: the page around it, then the page in it.

report(async () => {
  await around();
  await sizes();
  await scrolls();
  await inside();
});

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
  same("another origin", post({ rcv: 1, height: 900 }, { origin: location.origin }), 703);
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

/** What a frame of our own origin posts, and to whom. */
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
  const hello = (source, origin) => view.dispatchEvent(new view.MessageEvent("message", { source, origin, data: { rcv: 1, hello: true } }));
  hello(view, "https://another.example");
  hello(window, "null");
  same("a hello of anybody else", posted.filter(([{ event }]) => event), []);
  hello(window, "https://around.example");
  const told = posted.filter(([{ event }]) => event);
  check("what had waited", told.some(([{ event }]) => event === "rcv-ready"), told);
  check("to the exact origin", told.every(([, to]) => to === "https://around.example"), told);
  await walk(made);
  const shared = new URL(await made.shareURL());
  check("a link keeps the options", shared.hash.startsWith("#today=2026-03-02&loading=eager&instance=inside&onclick=x&rcv-inside=1."), shared.hash);
  const before = posted.length;
  view.document.body.style.paddingBottom = "100.5px";
  const [{ rcv, height }, to] = await until("the new height", () => posted.slice(before).findLast(([message]) => message.height));
  same("a whole number, to anybody", [rcv, Number.isInteger(height), to], [1, true, "*"]);
  window.postMessage = own;
  gone(view);
}
