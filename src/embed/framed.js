// The page in the frame (contract 14), `embed.js` of a release: one planner with the options of the
// fragment. It tells the page around it its height and, once that page has said hello, its events.

import "./recovery-calculator.js";

const OPTIONS = ["config", "lang", "unit", "theme", "loading", "heading-level", "persist", "instance", "today", "base"];
const EVENTS = ["ready", "start", "step", "invalid", "result", "book", "export", "share", "reset", "config", "error"];

const isFramed = parent !== window;
/** Of the page around, as its hello has shown. */
let origin;
const waiting = [];
/** The last answers that have come with the address of the page around. */
let link = "";

function say(message, to) {
  if (isFramed) parent.postMessage({ rcv: 1, ...message }, to);
}

/** The height alone tells nothing, so everybody may have it. */
function measure() {
  const height = Math.ceil(document.documentElement.getBoundingClientRect().height);
  say({ height, isNew: !origin }, "*");
}

addEventListener("message", ({ source, origin: from, data }) => {
  // An opaque origin cannot be addressed.
  if (!isFramed || source !== parent || data?.rcv !== 1 || !data.hello || from === "null") return;
  origin = from;
  fit(data);
  measure();
  for (const message of waiting.splice(0)) say(message, origin);
});

/** Says it to nobody but the page that has said hello. */
function tell(message) {
  if (origin) say(message, origin);
  else waiting.push(message);
}

/** Looks like the page around, opens its link, and knows the address that a shared plan needs. */
function fit({ look, page, link: given }) {
  for (const name of ["fontFamily", "colorScheme"]) {
    if (typeof look?.[name] === "string") document.documentElement.style[name] = look[name];
  }
  // Nobody speaks for another site.
  if (typeof page === "string" && page.startsWith(`${origin}/`)) planner.dataset.page = page;
  if (typeof given !== "string" || !given || given === link) return;
  link = given;
  const others = location.hash.slice(1).split("&").filter((pair) => pair && !pair.startsWith("rcv"));
  // Said by ourselves: Safari says nothing of a fragment that a frame has replaced.
  history.replaceState(history.state, "", `#${[...others, given].join("&")}`);
  dispatchEvent(new HashChangeEvent("hashchange"));
}

for (const event of EVENTS.map((name) => `rcv-${name}`)) {
  document.addEventListener(event, ({ detail }) => tell({ event, detail }));
}

// With `analytics` in the configuration the planner pushes here; the page's own is out of reach.
window.dataLayer = { push: (layer) => tell({ layer }) };

const options = new URLSearchParams(location.hash.slice(1));
const planner = document.createElement("recovery-calculator");
for (const name of OPTIONS) if (options.has(name)) planner.setAttribute(name, options.get(name));
planner.addEventListener("rcv-ready", ({ detail }) => { document.documentElement.lang = detail.lang; });
document.body.style.margin = 0;
document.body.append(planner);
new ResizeObserver(measure).observe(document.documentElement);
