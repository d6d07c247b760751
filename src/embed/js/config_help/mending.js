// @ts-check
// Corrects a configuration: names of days and countries instead of codes, dates in other notations,
// misspelt keys. Only unambiguous values are corrected, and every correction is reported. The
// planner's own reader validates the result again.

import { countryFrom, zoneFrom } from "./countries.js";
import { datesFrom, isDate, weekdaysFrom } from "./dates.js";
import { KEYS, SERVICES, TOKENS } from "./known.js";
import { linkFrom } from "./links.js";
import { amountFrom, currencyFrom, priceFrom } from "./money.js";
import { choiceFrom, numberFrom, themeValueFrom, truthFrom } from "./scalars.js";
import { KEY_WORDS, TOKEN_WORDS, VALUE_WORDS } from "./synonyms.js";
import { isObject, normal, pointer, shown } from "./values.js";

/** @typedef {{ path: string, code: string, message: string }} Mended what was read otherwise than written */
/** @typedef {(member: any, path: string) => any} ReadMember */

/**
 * What the planner knows of the configurations.
 * @typedef {object} MendContext
 * @property {string} lang
 * @property {(token: string, value: string) => boolean} fits whether a value fits a token of the theme
 * @property {Set<string>} warned what the planner has warned of, each a path and a code
 */

/**
 * The corrected configurations, and the list of corrections.
 * @param {any[]} configs
 * @param {MendContext} context
 */
export function mend(configs, context) {
  const mender = new Mender(context);
  mender.where.country = configs.map((config) => isObject(config) ? mender.countryOf(config) : undefined).filter(Boolean).pop();
  return { configs: configs.map((config) => mender.root(config)), warnings: mender.warnings };
}

/** @type {ReadMember} */
const same = (member) => member;

class Mender {
  /** @type {Mended[]} */
  warnings = [];
  /** @type {import("./dates.js").Where} */
  where;
  #context;

  /** @param {MendContext} context */
  constructor(context) {
    this.#context = context;
    this.where = { lang: context.lang };
  }

  /**
   * Replaces a value by its correction, and reports it.
   * @param {any} value
   * @param {string} path
   * @param {any} made nothing where the value stays as it is
   */
  #as(value, path, made) {
    if (made === undefined || made === value) return value;
    this.warnings.push({ path, code: "read_as", message: `${shown(value)} was read as ${shown(made)}. Write ${shown(made, 400)}.` });
    return made;
  }

  /**
   * Reports a corrected key.
   * @param {string} key
   * @param {string} name
   * @param {string} path of the object
   */
  #renamed(key, name, path) {
    if (name !== key) this.warnings.push({ path: `${path}/${pointer(key)}`, code: "read_as", message: `"${key}" was read as "${name}". Write "${name}".` });
  }

  /**
   * Reads the members of an object by name; accepts keys that differ only in notation.
   * @param {any} value
   * @param {string} path
   * @param {{ [name: string]: ReadMember }} readers
   */
  #fields(value, path, readers, words = KEY_WORDS) {
    if (!isObject(value)) return value;
    const names = Object.keys(readers);
    const entries = Object.entries(value).map(([key, member]) => {
      const plain = normal(key);
      const alike = names.find((name) => normal(name) === plain) ?? names.find((name) => name === words[plain]);
      const name = names.includes(key) || !alike || Object.hasOwn(value, alike) ? key : alike;
      this.#renamed(key, name, path);
      return [name, Object.hasOwn(readers, name) ? readers[name](member, `${path}/${name}`) : member];
    });
    return Object.fromEntries(entries);
  }

  /** @param {any} value */
  root(value) {
    /** @type {{ [name: string]: ReadMember }} */
    const unread = Object.fromEntries(KEYS.root.map((key) => [key, same]));
    /** @type {ReadMember} */
    const truth = (member, path) => this.#as(member, path, truthFrom(member));
    /** @type {ReadMember} */
    const number = (member, path) => this.#as(member, path, numberFrom(member));
    /** @type {(options: string[], words: { [word: string]: string }) => ReadMember} */
    const choice = (options, words) => (member, path) => this.#as(member, path, choiceFrom(member, options, words));
    const truths = (/** @type {string[]} */ names) => Object.fromEntries(names.map((name) => [name, truth]));
    return this.#fields(value, "", {
      ...unread,
      v: number,
      clinic: (member, path) => this.#clinic(member, path),
      closedWeekdays: (member, path) => this.#list(member, path, (entry, at) => this.#weekdays(entry, at), Number),
      closedDates: (member, path) => this.#list(member, path, (entry, at) => this.#as(entry, at, datesFrom(entry, this.where)), isDate),
      leadDays: number,
      services: (member, path) => this.#services(member, path),
      questions: (member, path) => this.#fields(member, path, truths(["finetune"])),
      features: (member, path) => this.#fields(member, path, truths(KEYS.features)),
      theme: (member, path) => this.#theme(member, path),
      analytics: choice(["off", "datalayer"], VALUE_WORDS.analytics),
      unit: choice(["auto", "km", "mi"], VALUE_WORDS.unit),
      calendar: choice(["auto", "gregory", "buddhist"], VALUE_WORDS.calendar),
      weekStart: (member, path) => this.#weekdays(member, path),
      history: truth,
    });
  }

  /** @type {ReadMember} */
  #clinic(value, path) {
    const isUnknown = (/** @type {any} */ member, /** @type {string} */ at) => typeof member === "string" && this.#isWarned(at, "unknown_value");
    return this.#fields(value, path, {
      name: same, phone: same, address: same,
      bookUrl: (member, at) => this.#link(member, at),
      country: (member, at) => this.#as(member, at, countryFrom(member, this.where.lang)),
      timezone: (member, at) => this.#as(member, at, isUnknown(member, at) ? zoneFrom(member) : undefined),
    });
  }

  /**
   * Read before everything else, because the notation of dates depends on it.
   * @param {{ [key: string]: any }} config
   */
  countryOf(config) {
    const clinic = Object.entries(config).find(([key]) => normal(key) === "clinic")?.[1];
    const code = isObject(clinic) ? Object.entries(clinic).find(([key]) => ["country", "countrycode"].includes(normal(key)))?.[1] : undefined;
    const read = countryFrom(code, this.where.lang) ?? code;
    return typeof read === "string" && /^[a-z]{2}$/i.test(read.trim()) ? read.trim().toUpperCase() : undefined;
  }

  /** @type {ReadMember} */
  #weekdays(value, path) { return this.#as(value, path, weekdaysFrom(value, this.where)); }

  /**
   * Accepts a single value instead of a list. An entry may expand to several: then the others come
   * last.
   * @param {any} value
   * @param {string} path
   * @param {ReadMember} read
   * @param {(entry: any) => unknown} isRead
   */
  #list(value, path, read, isRead) {
    if (value == null) return value;
    let list = value;
    if (!Array.isArray(value)) {
      list = typeof value === "string" ? value.split(/\s*[,;&]\s*|\s+and\s+/).filter(Boolean) : [value];
    }
    const before = this.warnings.length;
    /** @type {any[]} */
    const more = [];
    const first = list.map((/** @type {any} */ entry, /** @type {number} */ index) => {
      const made = read(entry, `${path}/${index}`);
      if (!Array.isArray(made)) return made;
      more.push(...made.slice(1));
      return made[0];
    });
    const made = [...first, ...more];
    if (list === value) return made;
    // One report for all of it.
    this.warnings.length = before;
    return made.every(isRead) ? this.#as(value, path, made) : value;
  }

  /** @type {ReadMember} */
  #services(value, path) {
    let list = value;
    if (isObject(value) && Object.keys(value).length) {
      list = Object.hasOwn(value, "id") ? [value] : Object.entries(value).map(([id, service]) => isObject(service) ? { id, ...service } : service);
      this.#as(value, path, list);
    }
    if (!Array.isArray(list)) return list;
    return list.map((service, index) => this.#fields(service, `${path}/${index}`, {
      id: (member, at) => this.#id(member, at),
      kind: (member, at) => this.#id(member, at),
      name: same,
      about: same,
      minutes: (member, at) => this.#list(member, at, (entry, place) => this.#as(entry, place, numberFrom(entry)), Number),
      price: (member, at) => this.#fields(this.#price(member, at), at, {
        currency: (entry, place) => this.#as(entry, place, currencyFrom(entry, this.where.country)),
        amount: this.#byLength((entry, place) => this.#as(entry, place, amountFrom(entry))),
      }),
      bookUrl: this.#byLength((entry, place) => this.#link(entry, place)),
    }));
  }

  /**
   * Reads a single value, or one for each session length.
   * @param {ReadMember} read
   * @returns {ReadMember}
   */
  #byLength(read) {
    return (member, path) => {
      if (!isObject(member)) return read(member, path);
      const entries = Object.entries(member).map(([key, entry]) => {
        const minutes = /^(\d{2,3})\s*(?:min|mins|minutes?|m|')$/i.exec(key.trim())?.[1] ?? key;
        this.#renamed(key, minutes, path);
        return [minutes, read(entry, `${path}/${minutes}`)];
      });
      return Object.fromEntries(entries);
    };
  }

  /** @type {ReadMember} */
  #id(value, path) {
    // An id may be the clinic's own where the kind stands beside it.
    if (typeof value !== "string" || !this.#isWarned(path, "unknown_value")) return value;
    const found = SERVICES.filter((id) => normal(value).startsWith(normal(id)));
    return this.#as(value, path, found.length === 1 ? found[0] : undefined);
  }

  /** @type {ReadMember} */
  #price(value, path) {
    return typeof value === "string" ? this.#as(value, path, priceFrom(value, this.where.country)) : value;
  }

  /** @type {ReadMember} */
  #link(value, path) {
    return typeof value === "string" ? this.#as(value, path, linkFrom(value, this.#isWarned(path, "refused_url"))) : value;
  }

  /** @type {ReadMember} */
  #theme(value, path) {
    if (!isObject(value)) return value;
    /** @type {{ [name: string]: ReadMember }} */
    const readers = Object.fromEntries(TOKENS.map((name) => [name, (/** @type {any} */ member, /** @type {string} */ at) => this.#as(member, at, themeValueFrom(name, member, this.#context.fits))]));
    const bare = Object.entries(value).map(([key, member]) => {
      const name = key.replace(/^--(rcv-)?/, "");
      this.#renamed(key, name, path);
      return [name, member];
    });
    return this.#fields(Object.fromEntries(bare), path, readers, TOKEN_WORDS);
  }

  /** @type {(path: string, code: string) => boolean} */
  #isWarned(path, code) { return this.#context.warned.has(`${path} ${code}`); }
}
