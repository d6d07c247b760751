// @ts-check
// Composes one sentence for each warning: the value, the accepted values, and a suggestion.

import { BRACES, KEYS, SERVICES, TOKENS } from "./known.js";
import { attempt, normal, shown } from "./values.js";

/**
 * What was read.
 * @typedef {object} Place
 * @property {any[]} configs
 * @property {any} property
 * @property {{ [name: string]: string | null }} attributes
 * @property {import("../locales.js").Messages} messages
 */

const TRUTH = "true or false";
const DATES = "a day such as \"2026-12-24\", a range such as \"2026-12-24/2026-12-28\", or every year \"12-25\" or \"12-24/01-01\"";
const LINK = "a web address that begins with https:, an address on your own site that begins with /, or tel:, sms: or mailto:";
const COLOUR = "a colour, such as \"teal\" or # and six digits";
/** @type {{ [token: string]: string }} */
const LOOKS = {
  "font-family": "names of fonts, such as \"Georgia, serif\"", "font-family-heading": "names of fonts, such as \"Georgia, serif\"",
  "font-size": "a size such as \"17px\"", "line-height": "a number such as \"1.5\"", radius: "a length such as \"4px\"", space: "a length such as \"16px\"",
  "control-height": "a length such as \"48px\"", "max-width": "a length such as \"720px\"",
};
/** @type {{ [path: string]: string[] }} */
const CHOICES = {
  "/analytics": ["off", "datalayer"], "/unit": ["auto", "km", "mi"], "/calendar": ["auto", "gregory", "buddhist"],
  "@unit": ["auto", "km", "mi"], "@theme": ["inherit", "light", "dark", "auto"], "@loading": ["lazy", "eager", "interaction"],
  "@persist": ["session", "none", "local"], "@heading-level": ["auto", "2", "3", "4", "5", "6"],
};
/**
 * What is accepted at a path.
 * @type {[pattern: RegExp, what: string][]}
 */
const ALLOWED = [
  [/^$/, "an object in { }"],
  [/^\/v$/, "1"],
  [/^\/(clinic|questions|features|texts|theme)$/, "an object in { }"],
  [/^\/closedWeekdays$/, "a list such as [6, 7], and not of all seven days"],
  [/^\/(closedWeekdays\/\d+|weekStart)$/, "a number from 1 (Monday) to 7 (Sunday)"],
  [/^\/closedDates$/, "a list such as [\"2026-12-24\", \"12-25\"]"],
  [/^\/closedDates\/\d+$/, DATES],
  [/^\/leadDays$/, "a whole number from 0 to 14"],
  [/^\/services(\/\d+\/minutes)?$/, "a list in [ ]"],
  [/^\/services\/\d+$/, "an object in { }"],
  [/^\/services\/\d+\/minutes\/\d+$/, "a whole number of minutes from 20 to 120"],
  [/\/price$/, "an object such as { \"amount\": 68, \"currency\": \"GBP\" }"],
  [/\/amount(\/\d+)?$/, "a number such as 68 or 68.5"],
  [/\/currency$/, "a code of three letters such as \"GBP\""],
  [/^\/clinic\/country$/, "a country's code of two letters such as \"GB\""],
  [/^\/clinic\/timezone$/, "a time zone such as \"Europe/London\""],
  [/bookUrl(\/\d+)?$/, LINK],
  [/^\/(features\/\w+|questions\/\w+|history)$/, TRUTH],
  [/^@today$/, "a date such as \"2026-03-02\""],
  [/^@lang$/, "a language that this release has words for"],
];

/**
 * The value at a JSON Pointer, or of an attribute.
 * @param {string} path
 * @param {Place} place
 */
function valueAt(path, { configs, property, attributes }) {
  if (path.startsWith("@")) return attributes[path.slice(1)];
  const keys = path.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  const found = [...configs, property].map((config) => keys.reduce((value, key) => value?.[key], config));
  return found.filter((value) => value !== undefined).pop();
}

/** @param {string} path */
function allowed(path) {
  const options = CHOICES[path] ?? (/^\/services\/\d+\/(id|kind)$/.test(path) ? SERVICES : undefined);
  if (options) return options.map((option) => `"${option}"`).join(", ").replace(/, (?=[^,]*$)/, " or ");
  const token = /^\/theme\/(.+)$/.exec(path)?.[1];
  if (token) return LOOKS[token] ?? COLOUR;
  return ALLOWED.find(([pattern]) => pattern.test(path))?.[1] ?? "a text in quotation marks";
}

/**
 * The known keys of the object at a path.
 * @param {string} path
 * @param {Place} place
 */
function knownKeys(path, { messages }) {
  if (path === "/texts") return keysOf(messages);
  if (path === "/theme") return TOKENS;
  if (/bookUrl$|amount$/.test(path)) return ["30", "60", "90"];
  if (/price$/.test(path)) return ["amount", "currency"];
  if (/^\/services\/\d+$/.test(path)) return KEYS.service;
  return /** @type {{ [path: string]: string[] }} */ ({ "": KEYS.root, "/clinic": KEYS.clinic, "/features": KEYS.features, "/questions": ["finetune"] })[path] ?? [];
}

/**
 * The edit distance of two words.
 * @param {string} one
 * @param {string} other
 */
function distance(one, other) {
  let before = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 0; row < one.length; row += 1) {
    const now = [row + 1];
    for (let column = 0; column < other.length; column += 1) {
      now.push(Math.min(before[column + 1] + 1, now[column] + 1, before[column] + Number(one[row] !== other[column])));
    }
    before = now;
  }
  return before[other.length];
}

/**
 * @param {string} word
 * @param {string[]} options
 */
function meant(word, options) {
  const plain = normal(word);
  const near = options.map((option) => /** @type {[number, string]} */ ([distance(plain, normal(option)), option])).sort(([one], [other]) => one - other)[0];
  return near && near[0] <= Math.max(1, Math.floor(plain.length / 3)) ? ` Did you mean "${near[1]}"?` : "";
}

/** @param {string} text */
const likelyDate = (text) => /^00(\d\d-\d\d-\d\d)/.test(text) ? ` Did you mean "20${text.slice(2, 10)}"?`
  : /^2[4-9]\d\d-/.test(text) ? ` Did you mean "${Number(text.slice(0, 4)) - 543}${text.slice(4, 10)}"?` : "";

/**
 * The sentence for a warning.
 * @param {{ path: string, code: string }} warning
 * @param {Place} place
 */
export const explain = (warning, place) => attempt(() => sentence(warning, place));

/**
 * @param {{ path: string, code: string }} warning
 * @param {Place} place
 * @returns {string}
 */
function sentence({ path, code }, place) {
  const value = valueAt(path, place);
  const it = shown(value);
  const [, outer, key] = /** @type {string[]} */ (/^(.*)\/([^/]*)$/.exec(path) ?? []);
  const options = CHOICES[path] ?? (/\/(id|kind)$/.test(path) ? SERVICES : /timezone$/.test(path) ? Intl.supportedValuesOf("timeZone") : []);
  const hint = typeof value === "string" ? meant(value, options) : "";
  switch (code) {
    case "wrong_type": return `${it} is not ${allowed(path)}.`;
    case "unknown_value":
      if (/^\/services\/\d+\/id$/.test(path)) return `${it} is not ${allowed(path)}.${hint} Write one of them as its "kind", and the id may be your own.`;
      return `${it} is not ${allowed(path)}.${hint}${/closedWeekdays/.test(path) ? " It is left out: the clinic seems open then." : " The default is used."}`;
    case "bad_date": return `${it} is not ${DATES}${typeof value === "string" && value.includes("/") ? ", the first day before the last" : ""}. It is left out: the clinic seems open then.`;
    case "out_of_range":
      if (!path) return "It has an object or a list of more than 2,000 members: the rest is left out.";
      if (path.endsWith("/id")) return `${it} is longer than 80 letters.`;
      if (!path.startsWith("/closedDates")) return `${it} is not ${allowed(path)}.`;
      return `${it} is further than ten years from today, or longer than 366 days.${likelyDate(String(value))}`;
    case "required": return `It is missing. Write ${allowed(path)}.`;
    case "empty": return "It is empty. Fill it in, or take it out.";
    case "duplicate": return path === "@instance" ? "Another planner on this page has the same name. Give each its own, such as instance=\"left\"." : `${it} stands there already. Only the first one counts.`;
    case "unknown_key": {
      const there = knownKeys(outer, place);
      return `There is no "${key}" here.${meant(key, there) || (there.length < 16 ? ` There may be: ${there.join(", ")}.` : "")}`;
    }
    case "refused_url": return `${it} is not ${LINK}. There is no booking link.`;
    case "unknown_brace": return `${it} has braces that nothing is filled into. There may be: ${BRACES.map((name) => `{${name}}`).join(" ")}.`;
    case "phone_number": return `${it} is not one number that can be dialled. Write one number, such as "+44 20 7946 0123".`;
    case "no_emergency_number": return `For ${it} no emergency number is known: a visitor in need sees a list of countries.`;
    case "price_for_lengths": return `${it} stands for one length, and here are several or none. Write { "60": 68, "90": 95 }, or one length in "minutes".`;
    case "safety_text": return "A safety question can be reworded, and never be empty.";
    case "unsafe_value": return `${it} is empty, or more than one value. Write ${allowed(path)}.`;
    case "contrast": return "This colour cannot be read on its ground. Black or white is shown instead.";
    default: return code;
  }
}

/**
 * The keys of nested messages.
 * @type {(tree: Place["messages"], start?: string) => string[]}
 */
const keysOf = (tree, start = "") => Object.entries(tree).flatMap(([key, value]) =>
  typeof value === "string" ? [start + key] : keysOf(value ?? {}, start + key));
