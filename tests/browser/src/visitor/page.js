// What a visitor sees and hears of one widget; `arguments` are the widget's number, the task, and
// its parameters. Searches open shadow roots, by role and name, never by class.

const [index, task, given] = arguments;

const ROLES = {
  alert: "[role=alert]",
  article: "article",
  button: "button, input[type=button], input[type=submit]",
  checkbox: "input[type=checkbox]",
  complementary: "aside",
  combobox: "select",
  disclosure: "summary",
  group: "fieldset, [role=group]",
  heading: "h1, h2, h3, h4, h5, h6",
  link: "a[href]",
  radio: "input[type=radio]",
  textbox: "input[type=text], input:not([type]), textarea",
};

const tidy = (text) => text.replace(/\s+/g, " ").trim();
const isShown = (element) => element.checkVisibility({ visibilityProperty: true });

/** The text of a node as a screen reader reads it. */
function spoken(node) {
  if (node.nodeType === Node.TEXT_NODE) return node.data;
  if (node.nodeType !== Node.ELEMENT_NODE) return "";
  if (node.matches("[aria-hidden=true], script, style, select, option, textarea") || !isShown(node)) return "";
  const inner = [...node.childNodes].map(spoken).join("");
  return getComputedStyle(node).display.startsWith("inline") ? inner : ` ${inner} `;
}

/** The accessible name, as far as our pages need the rules. */
function name(element) {
  const by = element.getAttribute("aria-labelledby");
  if (by) {
    const parts = by.split(/\s+/).map((id) => element.getRootNode().getElementById(id));
    return tidy(parts.map((part) => (part ? spoken(part) : "")).join(" "));
  }
  const label = element.getAttribute("aria-label");
  if (label) return tidy(label);
  if (element.localName === "fieldset") {
    const legend = element.querySelector(":scope > legend");
    return legend ? tidy(spoken(legend)) : "";
  }
  if (element.labels?.length) return tidy([...element.labels].map(spoken).join(" "));
  return tidy(spoken(element));
}

/** The planners of the page, including those in open shadow roots. */
const planners = (within) => [...within.querySelectorAll("*")].flatMap((element) => {
  if (element.localName === "recovery-calculator") return [element];
  return element.shadowRoot ? planners(element.shadowRoot) : [];
});
const host = planners(document)[index];
const root = host?.shadowRoot;

function all(within, role) {
  return [...within.querySelectorAll(ROLES[role])].filter(isShown);
}

/** Elements at the end of a path of [role, name]; an exact name takes precedence over a prefix. */
function find(path) {
  let places = root ? [root] : [];
  for (const [role, wanted] of path) {
    const here = places.flatMap((place) => all(place, role));
    const whole = here.filter((element) => name(element) === wanted);
    places = whole.length ? whole : here.filter((element) => name(element).startsWith(`${wanted} `));
  }
  return places;
}

function active() {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

const tasks = {
  find: () => find(given),
  /** The elements that exist instead, for the message of a failure. */
  around: () => {
    if (!root) return ["no widget on the page"];
    const path = given.slice(0, -1);
    const places = path.length ? find(path) : [root];
    return places.flatMap((place) => all(place, given.at(-1)[0])).map(name);
  },
  /**
   * The pointer target of a control, scrolled into view: the label of a box, because the box itself
   * may be drawn by it.
   */
  target: () => {
    const isBox = given.matches("input[type=radio], input[type=checkbox]");
    const target = (isBox && given.labels?.[0]) || given;
    const from = scrollY;
    // Where it is counted, a visitor scrolls no further than to see the control.
    target.scrollIntoView({ block: window.cost ? "nearest" : "center", behavior: "instant" });
    if (window.cost) window.cost.scrolled += Math.abs(scrollY - from);
    return target;
  },
  /** The direction from the focus: forwards or back, and whether within the same radio group. */
  focus: () => {
    const at = active();
    if (at === given) return "there";
    const [from, to] = [at.getRootNode(), given.getRootNode()];
    const [start, end] = from === to ? [at, given] : [from.host ?? at, to.host ?? given];
    const isOn = start.compareDocumentPosition(end) & Node.DOCUMENT_POSITION_FOLLOWING;
    const isSameGroup = at.type === "radio" && given.type === "radio" && at.name === given.name && from === to;
    if (isSameGroup) return isOn ? "next" : "previous";
    return isOn ? "on" : "back";
  },
  /** An area of the figure, as "calves left". */
  region: () => root.querySelectorAll(`.body-map__hit[data-at="${given}"]`),
  /** What was counted (see `cost/phone.js`), and the height of the planner. */
  cost: () => [window.cost.taps, window.cost.keys, window.cost.scrolled, host.offsetHeight],
  /** The text that is whole on the screen without scrolling. */
  screen: () => {
    const lines = [...root.querySelectorAll("p, h2, h3, a, button, time")].filter((line) => {
      const { top, bottom } = line.getBoundingClientRect();
      return isShown(line) && top >= 0 && bottom <= innerHeight;
    });
    return lines.map((line) => tidy(spoken(line))).join(" | ");
  },
  /** Picks a day in the browser's own date field with this label. */
  pickDate: () => {
    const [label, day] = given;
    const field = [...root.querySelectorAll("input[type=date]")].filter(isShown).find((one) => name(one) === label);
    field.value = day;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  },
  focused: () => {
    const at = active();
    return at ? `${at.localName} "${at === document.body ? "" : name(at)}"` : "";
  },
  checked: () => given.checked,
  value: () => given.value,
  select: () => given.select(),
  /** Opens all that is folded. */
  unfold: () => root.querySelectorAll("details").forEach((fold) => { fold.open = true; }),
  /** All visible text, in one line. */
  text: () => (root ? tidy([...root.children].map(spoken).join(" ")) : ""),
  names: () => all(root, given).map(name),
  articles: () => all(root, "article").map((article) => ({ name: name(article), text: tidy(spoken(article)) })),
  /** Records the status line from now on, once for each change. */
  listen: () => {
    const status = root.querySelector("[role=status]");
    host.heard = [];
    new MutationObserver(() => {
      const text = tidy(status.textContent);
      if (text) host.heard.push(text);
    }).observe(status, { childList: true, characterData: true, subtree: true });
  },
  heard: () => host.heard.splice(0),
  /** Once a plan has rendered in full, not only its beginning. */
  state: () => (root?.querySelector("[data-partial]") ? "" : host?.dataset.state ?? ""),
  plan: () => host?.plan ?? null,
  /** The value that a script of the page gets: the plan, or the error. */
  taken: async () => [host.plan, ...await Promise.all([host.exportText(), host.exportICS()]
    .map((given) => given.then(() => "given", ({ name }) => name)))],
  answers: () => host?.answers ?? null,
  step: () => host?.step?.id ?? null,
  /** Sets an attribute as a page's script would; records the configuration's warnings. */
  attribute: () => {
    host.warned ??= [];
    host.addEventListener("rcv-config", ({ detail }) => {
      host.warned = detail.warnings.map(({ path }) => path);
    }, { once: true });
    host.setAttribute(...given);
  },
  warned: () => host?.warned ?? [],
  give: () => { host.answers = given; },
  /** The text of the one status line for screen readers. */
  status: () => tidy(root.querySelector("[role=status]").textContent),
  /** The records of `forced.js`. */
  seen: () => window.seen,
  links: () => all(root, "link").map((link) => ({ name: name(link), href: link.href, target: link.target, rel: link.rel })),
  /** The text in the focused field, and its selection. */
  selected: () => {
    const { value = "", selectionStart, selectionEnd } = active();
    return { value, length: selectionEnd - selectionStart };
  },
  kept: () => [localStorage, sessionStorage].map((storage) => ({ ...storage })),
  keep: () => given.forEach(([place, key, text]) => window[place].setItem(key, text)),
  reset: () => host.reset(),
  /** Moves the clock by this many days, without an event. */
  clock: () => {
    // On the window, because a driver's script may have a `Date` of its own.
    const real = window.realDate ??= window.Date;
    const now = () => real.now() + given * 86_400_000;
    window.Date = class extends real {
      constructor(...how) { super(...(how.length ? how : [now()])); }
      static now() { return now(); }
    };
  },
  /** Fires the events of a page that becomes visible again. */
  again: () => {
    const [target, kind] = given === "pageshow" ? [window, PageTransitionEvent] : [document, Event];
    target.dispatchEvent(new kind(given));
  },
  /** Today's date by that clock, as fields, and the one that the plan's page shows. */
  day: () => {
    const now = new window.Date();
    return [now.getDate(), now.getMonth() + 1, now.getFullYear()].map(String);
  },
  day_shown: () => root.querySelector("time")?.dateTime.split("-").reverse().map((part) => String(Number(part))),
  /** The number of requests so far. */
  fetched: () => performance.getEntriesByType("resource").length,
  fragment: () => location.hash,
  export: async () => (await (await host.exportICS()).text()),
  /** The answers in the compact form of a link. */
  unpacked: () => JSON.parse(atob(given.replaceAll("-", "+").replaceAll("_", "/"))),
  /** Opens one fold without a press. */
  unfoldOne: () => { root.querySelector(given).open = true; },
  /** A click on the button with these words, wherever it is. */
  click: () => { all(root, "button").find((button) => tidy(button.textContent) === given).click(); },
  /** What printing has changed outside the planner. */
  adopted: () => {
    const marks = (within) => [...within.querySelectorAll("*")].reduce((count, element) =>
      count + element.hasAttribute("data-rcv-print") + (element.shadowRoot ? marks(element.shadowRoot) : 0), 0);
    return { sheets: document.adoptedStyleSheets.length, marks: marks(document) };
  },
  /**
   * Prints as soon as the page receives a plan; `seen.rows` is how many sessions were whole
   * then, and printed.
   */
  printAtOnce: () => {
    host.addEventListener("rcv-result", async () => {
      const rows = () => root.querySelectorAll(".session-details__body").length;
      const first = rows();
      await host.print();
      window.seen.rows = { first, printed: rows() };
    }, { once: true });
  },
  /** Fires the events of a print, or of a press outside the planner. */
  print: () => given.forEach((name) => window.dispatchEvent(new Event(name))),
};

return tasks[task]();
