// @ts-check
// Interprets weekdays, dates and date ranges in other notations.

import { attempt, isObject, normal } from "./values.js";

/** @typedef {{ lang: string, country?: string }} Where the page's language and the clinic's country */
/** @typedef {{ year: number | undefined, month: number, day: number }} DayParts */

/** The notation that the planner itself accepts. */
const DATE = /^(\d{4}-)?\d\d-\d\d(\/(\d{4}-)?\d\d-\d\d)?$/;

/** @param {unknown} value */
export const isDate = (value) => typeof value === "string" && DATE.test(value);

/** @param {Where} where */
function languages({ lang, country }) {
  const own = country && attempt(() => new Intl.Locale(`und-${country}`).maximize().language);
  return [...new Set(["en", lang, own])].filter((language) => language && attempt(() => Intl.getCanonicalLocales(language)));
}

/**
 * The names of weekdays or months in lower case, with their numbers.
 * @param {"weekday" | "month"} part
 * @param {number[]} days
 * @param {Where} where
 * @returns {[name: string, number: number][]}
 */
function names(part, days, where) {
  return languages(where).flatMap((lang) => ["long", "short"].flatMap((width) => {
    const format = attempt(() => new Intl.DateTimeFormat(lang, { [part]: width, timeZone: "UTC", calendar: "gregory" }));
    return format ? days.map((day, index) => /** @type {[string, number]} */ ([normal(format.format(day)), index + 1])) : [];
  }));
}

/**
 * The number of a name or of an unambiguous abbreviation.
 * @param {string} text
 * @param {[name: string, number: number][]} known
 */
function numberOf(text, known) {
  const plain = normal(text);
  if (plain.length < 2) return undefined;
  const exact = known.filter(([name]) => name === plain || `${name}s` === plain);
  const found = exact.length ? exact : known.filter(([name]) => name.startsWith(plain));
  const numbers = new Set(found.map(([, number]) => number));
  return numbers.size === 1 ? [...numbers][0] : undefined;
}

/**
 * A weekday, or all days of a range of weekdays.
 * @param {unknown} value
 * @param {Where} where
 */
export function weekdaysFrom(value, where) {
  // 0 is Sunday in systems that count from 0.
  if (value === 0) return 7;
  if (typeof value !== "string") return undefined;
  if (/^\s*[0-7]\s*$/.test(value)) return Number(value) || 7;
  // 1 January 2024 was a Monday.
  const known = names("weekday", Array.from({ length: 7 }, (_, index) => Date.UTC(2024, 0, index + 1)), where);
  const one = numberOf(value, known);
  if (one) return one;
  const [first, last] = value.split(/\s*(?:[-–—]|\bto\b|\bbis\b)\s*/).map((part) => numberOf(part, known));
  if (!first || !last) return undefined;
  const days = [first];
  for (let day = first; day !== last; days.push(day)) day = day % 7 + 1;
  return days;
}

/**
 * A date, or a range of dates.
 * @param {unknown} value
 * @param {Where} where
 */
export function datesFrom(value, where) {
  if (isObject(value)) {
    const [first, last] = [value.from ?? value.start ?? value.first, value.to ?? value.until ?? value.end ?? value.last];
    return typeof first === "string" && typeof last === "string" ? rangeFrom(`${first} / ${last}`, where) : undefined;
  }
  if (typeof value !== "string" || isDate(value)) return undefined;
  const one = dayFrom(value, where);
  return one ? written(one) : rangeFrom(value, where);
}

/**
 * @param {string} text
 * @param {Where} where
 */
function rangeFrom(text, where) {
  for (const between of [/\s+(?:to|until|till|bis|-|–|—|\/)\s+/i, /\s*(?:–|—|\.\.\.?)\s*/, /(?<=^[^/]+\/[^/]+\/[^/]+)\//, /\//, /(?<=^\d{1,2}\.?)\s*-\s*/]) {
    const parts = text.trim().split(between);
    const last = parts.length === 2 ? dayFrom(parts[1], where) : undefined;
    if (!last) continue;
    // "24 - 28 December 2026", "24 December - 2 January 2027"
    const alone = /^(\d{1,2})\.?$/.exec(parts[0])?.[1];
    const first = alone ? realDay(last.year, last.month, alone) : dayFrom(parts[0], where);
    if (!first) continue;
    if (last.year && !first.year) first.year = last.year - Number(first.month > last.month);
    if (!last.year === !first.year) return `${written(first)}/${written(last)}`;
  }
  return undefined;
}

/**
 * A day in another notation; if day and month are ambiguous, the clinic's country decides.
 * @param {string} text
 * @param {Where} where
 */
function dayFrom(text, where) {
  const { country } = where;
  const plain = text.trim().replace(/(\d)(st|nd|rd|th)\b/gi, "$1").replace(/^\p{L}+\.?,\s*/u, "");
  const first = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?(?:T00:00(?::00(?:\.0+)?)?Z?)?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
  if (first) return realDay(first[1], first[2], first[3]);
  const numbers = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d\d)?)?$/.exec(plain);
  if (numbers) {
    const [, one, sign, other, year] = numbers;
    const isDayFirst = sign === "." || Number(one) > 12 || one === other || (country && country !== "US" && Number(other) <= 12);
    const isMonthFirst = Number(other) > 12 || country === "US";
    if (isDayFirst && Number(one) <= 31 && Number(other) <= 12) return realDay(year, other, one);
    return isMonthFirst ? realDay(year, one, other) : undefined;
  }
  const dayFirst = /^(\d{1,2})\.?\s*(?:of\s+)?(\p{L}+)\.?,?\s*(\d{4}|\d\d)?$/u.exec(plain);
  const monthFirst = /^(\p{L}+)\.?\s*(\d{1,2}),?(?:\s+(\d{4}))?$/u.exec(plain);
  const [, day, word, year] = dayFirst ?? (monthFirst ? [0, monthFirst[2], monthFirst[1], monthFirst[3]] : []);
  const months = word && names("month", Array.from({ length: 12 }, (_, index) => Date.UTC(2024, index, 1)), where);
  return months ? realDay(year, numberOf(String(word), months), day) : undefined;
}

/** @typedef {string | number | undefined} Part */

/**
 * A valid date; two-digit years belong to this century, Thai years are 543 ahead.
 * @param {Part} year
 * @param {Part} month
 * @param {Part} day
 * @returns {DayParts | undefined}
 */
function realDay(year, month, day) {
  let of = year ? Number(year) : NaN;
  if (of < 100) of += 2000;
  if (of >= 2400) of -= 543;
  const isLeap = !of || (of % 4 === 0 && (of % 100 !== 0 || of % 400 === 0));
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  return Number(day) >= 1 && Number(day) <= days ? { year: of || undefined, month: Number(month), day: Number(day) } : undefined;
}

/** @param {DayParts} day */
function written({ year, month, day }) {
  const two = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${year ? `${year}-` : ""}${two(month)}-${two(day)}`;
}
