// @ts-check
// What the browser does for the engine: address, history, storage, JSON, clock, plural rules and colours.
// `src/embed/host.rs` declares each of these. None of them throws. They ask `window`, for a page may hide a
// name such as `history` behind one of its own.

import { attempt } from "./attempt.js";

/** @param {Window} page */
const hrefOf = (page) => attempt(() => page.location.href);

/**
 * The window whose address the visitor sees: around a page that has none of its own, as one from
 * `srcdoc`. A page of another origin tells nothing of itself.
 * @returns {Window}
 */
export function addressedWindow() {
  /** @type {Window} */
  let page = window;
  while (hrefOf(page)?.startsWith("about:")) {
    const { parent } = page;
    if (parent === page || hrefOf(parent) == null) return window;
    page = parent;
  }
  return page;
}

/** The page's address without its fragment. In a sandbox a page without an address has still its base. */
export function pageAddress() {
  const href = hrefOf(addressedWindow()) ?? "";
  return (href.startsWith("about:") ? document.baseURI : href).split("#", 1)[0];
}

/** The fragment of the page's address, without its `#`. */
export const pageFragment = () => attempt(() => addressedWindow().location.hash.slice(1)) ?? "";

/**
 * Replaces the fragment, and keeps a text in this entry of the history, or none; the page's own state
 * stays. A page from `data:` or `srcdoc` may refuse: then the fragment stays, which harms nobody.
 * @param {string} fragment
 * @param {string} key
 * @param {string} [text]
 */
export const replaceFragment = (fragment, key, text) => attempt(() => {
  const { history } = addressedWindow();
  const { state } = history;
  const next = text == null && state?.[key] == null ? state : { ...Object(state) === state && state, [key]: text };
  history.replaceState(next, "", pageAddress() + (fragment && `#${fragment}`));
});

/**
 * The text that is kept under a key in this entry of the history.
 * @param {string} key
 * @returns {string | undefined}
 */
export const textOfEntry = (key) => attempt(() => {
  const text = addressedWindow().history.state[key];
  return typeof text === "string" ? text : undefined;
});

/** What the browser calls itself. */
export const userAgent = () => attempt(() => window.navigator.userAgent) ?? "";

/**
 * Opens an address in a new tab that knows nothing of this one. Of a blocked tab the browser tells.
 * @param {string} url
 */
export const openTab = (url) => attempt(() => window.open(url, "_blank", "noopener"));

/** @param {string} name of a widget */
const entryKey = (name) => `rcv.${name}`;

/**
 * How many entries of the widget of this name lead to the present entry of the page's history.
 * @param {string} name
 * @returns {number} -1 if the entry is not known to the widget
 */
export function historyDepth(name) {
  const depth = attempt(() => window.history.state[entryKey(name)]);
  return depth >= 0 ? depth : -1;
}

/**
 * The page's own state with a depth in it.
 * @param {string} name
 * @param {number} depth
 */
function stateWith(name, depth) {
  const { state } = window.history;
  return { ...Object(state) === state && state, [entryKey(name)]: depth };
}

/**
 * Puts a depth into the present entry of the page's history.
 * @param {string} name
 * @param {number} depth
 */
export const markHistory = (name, depth) => attempt(() => window.history.replaceState(stateWith(name, depth), ""));

/**
 * Puts an entry with this depth into the page's history, after one that has a depth too; the page's
 * own state stays in both. Whether the browser let it: some allow a hundred in half a minute.
 * @param {string} name
 * @param {number} depth
 */
export const pushHistory = (name, depth) => attempt(() => {
  if (historyDepth(name) < 0) markHistory(name, depth - 1);
  window.history.pushState(stateWith(name, depth), "");
  return true;
}) ?? false;

/**
 * Goes so many entries back. A refusal only leaves spare entries.
 * @param {number} count
 */
export const goBack = (count) => attempt(() => window.history.go(-count));

/** @param {boolean} isOnDevice or only in this tab */
const storage = (isOnDevice) => isOnDevice ? window.localStorage : window.sessionStorage;

/**
 * The JSON value that is kept under a key. Blocked or damaged storage has none.
 * @param {string} key
 * @param {boolean} isOnDevice
 */
export const storedValue = (key, isOnDevice) => attempt(() => JSON.parse(storage(isOnDevice).getItem(key) ?? ""));

/**
 * Keeps a text; whether the browser took it.
 * @param {string} key
 * @param {string} text
 * @param {boolean} isOnDevice
 */
export const storeText = (key, text, isOnDevice) => attempt(() => {
  storage(isOnDevice).setItem(key, text);
  return true;
}) ?? false;

/**
 * A refusal means that there is nothing to forget.
 * @param {string} key
 * @param {boolean} isOnDevice
 */
export const removeStored = (key, isOnDevice) => attempt(() => storage(isOnDevice).removeItem(key));

/**
 * JSON text. Lists and objects are written here: old libraries give every array of a page a `toJSON` of
 * its own, by which a list would come out as a text.
 * @param {any} value
 * @returns {string}
 */
export function toJson(value) {
  if (Array.isArray(value)) return `[${value.map(toJson).join()}]`;
  if (Object(value) !== value) return JSON.stringify(value);
  return `{${Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${toJson(member)}`).join()}}`;
}

/**
 * A value as base64url of its JSON.
 * @param {any} value
 */
export const toLink = (value) => attempt(() =>
  window.btoa(toJson(value)).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, ""));

/**
 * The value behind base64url of JSON.
 * @param {string} text
 */
export const fromLink = (text) => attempt(() => JSON.parse(window.atob(text.replaceAll("-", "+").replaceAll("_", "/"))));

/**
 * Year, month and day as `YYYY-MM-DD`.
 * @param {(number | string)[]} parts
 */
const iso = (...parts) => parts.map((part) => String(part).padStart(2, "0")).join("-");

/** Today by the visitor's clock. */
export function localDay() {
  const now = new Date();
  return iso(now.getFullYear(), now.getMonth() + 1, now.getDate());
}

/**
 * Today in a time zone. `Temporal` (Chrome 144, Firefox 139) comes first: the other way takes 40 ms of a
 * fast processor, most of it to read how dates are written.
 * @param {string} timeZone
 */
export const dayInZone = (timeZone) =>
  /** @type {string | undefined} */ (attempt(() => /** @type {any} */ (globalThis).Temporal.Now.plainDateISO(timeZone).toString()))
  ?? attempt(() => {
    const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { timeZone, year: "numeric", month: "numeric", day: "numeric" })
      .formatToParts(new Date());
    const { year, month, day } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
    return iso(year, month, day);
  });

/**
 * What a clock in a time zone shows at a second since 1970, as `YYYY-MM-DD HH:MM`.
 * @param {string} timeZone
 * @param {number} second
 */
export const clockInZone = (timeZone, second) => attempt(() => {
  const parts = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", {
    timeZone, hourCycle: "h23", year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric",
  }).formatToParts(second * 1000);
  const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return `${iso(year, month, day)} ${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
});

/**
 * The plural rules by language; nothing where the browser does not know one.
 * @type {{ [lang: string]: Intl.PluralRules | undefined }}
 */
const pluralRules = {};

/**
 * The plural category of a number, by a rule for English where the browser has none.
 * @param {string} lang
 * @param {number} count
 */
export const pluralCategory = (lang, count) =>
  (pluralRules[lang] ??= attempt(() => new Intl.PluralRules(lang)))?.select(count) ?? (count === 1 ? "one" : "other");

/**
 * The computed colours of custom properties of a root, one a line; `none` for what is no colour.
 * @param {HTMLElement} root
 * @param {string} properties with spaces between them
 */
export function computedColours(root, properties) {
  // A look through the root, whose width the sheets ask for, would draw the whole screen anew.
  const within = /** @type {HTMLElement} */ (root.firstElementChild ?? root);
  const computed = window.getComputedStyle(within);
  // A mix is computed as red, green and blue, however the page has written the colour. Nobody inherits
  // this property, and it is `none` where a colour in it is none.
  const shadows = properties.split(" ").map((name) => `color-mix(in srgb,var(${name}),var(${name})) 0 0`);
  const look = (/** @type {string} */ shadow) => {
    within.style.boxShadow = shadow;
    const seen = computed.boxShadow;
    within.style.boxShadow = "";
    return seen;
  };
  // All at once: at each look the browser computes what has changed on the whole screen. One that is no
  // colour at all spoils the list: then one by one.
  const all = look(shadows.join()).split("px, ");
  return (all.length === shadows.length ? all : shadows.map(look)).join("\n");
}
