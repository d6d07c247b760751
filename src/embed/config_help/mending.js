// What a clinic has meant: names of days and countries for their codes, other ways to write a date, keys
// that differ in capitals. Only what is clear is read; whatever is read is told. The planner's own reader
// checks all of it again.
//
// `cargo xtask dist` puts before the files of this folder: RCV_CONFIG, with the names of keys, tokens,
// braces and services that the planner reads.

const { keys: KEYS, tokens: TOKENS, braces: BRACES, services: IDS } = RCV_CONFIG;

/** Other words for a key, as they stand without capitals and signs. */
const KEY_WORDS = {
  telephone: "phone", tel: "phone", phonenumber: "phone", mobile: "phone", bookingurl: "bookUrl", bookinglink: "bookUrl",
  booklink: "bookUrl", booking: "bookUrl", countrycode: "country", tz: "timezone", holidays: "closedDates", closures: "closedDates",
  closeddays: "closedWeekdays", colors: "theme", colours: "theme", durations: "minutes", lengths: "minutes", duration: "minutes",
  title: "name", description: "about", version: "v", units: "unit", finetune: "finetune",
};
const TOKEN_WORDS = { primary: "accent", brand: "accent", background: "surface", font: "font-family", size: "font-size" };
const WORDS = {
  unit: { miles: "mi", mile: "mi", imperial: "mi", kilometres: "km", kilometers: "km", kms: "km", metric: "km" },
  calendar: { gregorian: "gregory", thai: "buddhist" },
  analytics: { none: "off", false: "off", gtm: "datalayer" },
};
const COUNTRIES = {
  england: "GB", scotland: "GB", wales: "GB", northernireland: "GB", greatbritain: "GB", britain: "GB", uk: "GB", gbr: "GB",
  usa: "US", us: "US", unitedstatesofamerica: "US", america: "US", can: "CA", aus: "AU", nzl: "NZ", aotearoa: "NZ", tha: "TH", siam: "TH",
  holland: "NL", eire: "IE", irl: "IE", deu: "DE", fra: "FR", esp: "ES", ita: "IT", nld: "NL", bel: "BE", aut: "AT", che: "CH", prt: "PT",
  pol: "PL", swe: "SE", dnk: "DK", fin: "FI", nor: "NO", grc: "GR", cze: "CZ", czechrepublic: "CZ", hun: "HU", rou: "RO", bgr: "BG",
  hrv: "HR", svn: "SI", svk: "SK", ltu: "LT", lva: "LV", est: "EE", lux: "LU", mlt: "MT", cyp: "CY", jpn: "JP", sgp: "SG",
};
/** Codes of ISO 3166 that were withdrawn. */
const GONE = /^(AN|BU|CS|DD|FX|NT|SU|TP|YD|YU|ZR)$/;
const CURRENCIES = {
  "£": "GBP", "€": "EUR", "฿": "THB", "¥": "JPY", "₹": "INR", euro: "EUR", euros: "EUR", baht: "THB", zł: "PLN",
  pound: "GBP", pounds: "GBP", poundsterling: "GBP", sterling: "GBP",
};
const DOLLARS = { US: "USD", CA: "CAD", AU: "AUD", NZ: "NZD", SG: "SGD", HK: "HKD" };

/** What the planner reads itself. */
const DATE = /^(\d{4}-)?\d\d-\d\d(\/(\d{4}-)?\d\d-\d\d)?$/;

const normal = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}£€฿¥₹$]/gu, "");
const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const pointer = (key) => key.replaceAll("~", "~0").replaceAll("/", "~1");
const attempt = (make) => { try { return make(); } catch { return undefined; } };
/** A value as it is written, cut short. A script may hand over one that has no end: as objects within objects. */
const shown = (value, most = 80) => {
  let left = 200;
  const counted = (key, member) => {
    left -= 1;
    if (left < 0) throw new RangeError("too much to show");
    return member;
  };
  const text = attempt(() => JSON.stringify(value, counted)) ?? String(value);
  return text.length > most ? `${text.slice(0, most)}…` : text;
};

/**
 * The configurations as they were meant, and what was read otherwise than written. `place` is `{ lang,
 * fits, warned }`: the language, whether a value fits a token of the theme, and what the planner has
 * warned of, each a path and a code.
 */
export function mend(configs, place) {
  const mender = new Mender(place);
  const country = configs.map((config) => isObject(config) ? mender.countryOf(config) : undefined).filter(Boolean).pop();
  mender.country = country;
  return { configs: configs.map((config) => mender.root(config)), told: mender.told };
}

class Mender {
  told = [];
  country;
  #place;

  constructor(place) { this.#place = place; }

  /** Takes over what was made of a value, and tells of it. */
  #as(value, path, made) {
    if (made === undefined || made === value) return value;
    this.told.push({ path, code: "read_as", message: `${shown(value)} was read as ${shown(made)}. Write ${shown(made, 400)}.` });
    return made;
  }

  /** An object with its members read by name; a key that only differs in how it is written is read too. */
  #fields(value, path, readers, words = KEY_WORDS) {
    if (!isObject(value)) return value;
    const names = Object.keys(readers);
    const entries = Object.entries(value).map(([key, member]) => {
      const plain = normal(key);
      const alike = names.find((name) => normal(name) === plain) ?? names.find((name) => name === words[plain]);
      const isFree = alike && !Object.hasOwn(value, alike);
      const name = names.includes(key) || !isFree ? key : alike;
      if (name !== key) this.told.push({ path: `${path}/${pointer(key)}`, code: "read_as", message: `"${key}" was read as "${name}". Write "${name}".` });
      return [name, Object.hasOwn(readers, name) ? readers[name](member, `${path}/${name}`) : member];
    });
    return Object.fromEntries(entries);
  }

  root(value) {
    const unread = (member) => member;
    const readers = Object.fromEntries(KEYS.root.map((key) => [key, unread]));
    const truth = (member, path) => this.#truth(member, path);
    const number = (member, path) => this.#number(member, path);
    const choice = (options, words) => (member, path) => this.#choice(member, path, options, words);
    const truths = (names) => Object.fromEntries(names.map((name) => [name, truth]));
    return this.#fields(value, "", {
      ...readers,
      v: number,
      clinic: (member, path) => this.#clinic(member, path),
      closedWeekdays: (member, path) => this.#list(member, path, (entry, at) => this.#weekday(entry, at), Number),
      closedDates: (member, path) => this.#list(member, path, (entry, at) => this.#dates(entry, at), (entry) => DATE.test(entry)),
      leadDays: number,
      services: (member, path) => this.#services(member, path),
      questions: (member, path) => this.#fields(member, path, truths(["finetune"])),
      features: (member, path) => this.#fields(member, path, truths(KEYS.features)),
      theme: (member, path) => this.#theme(member, path),
      analytics: choice(["off", "datalayer"], WORDS.analytics),
      unit: choice(["auto", "km", "mi"], WORDS.unit),
      calendar: choice(["auto", "gregory", "buddhist"], WORDS.calendar),
      weekStart: (member, path) => this.#weekday(member, path),
      history: truth,
    });
  }

  #clinic(value, path) {
    const same = (member) => member;
    return this.#fields(value, path, {
      name: same, phone: same, address: same,
      bookUrl: (member, at) => this.#link(member, at),
      country: (member, at) => this.#as(member, at, this.#country(member)),
      timezone: (member, at) => this.#as(member, at, this.#zone(member, at)),
    });
  }

  /** Of all that is to be known first: which way round a date is written hangs on it. */
  countryOf(config) {
    const clinic = Object.entries(config).find(([key]) => normal(key) === "clinic")?.[1];
    const code = isObject(clinic) ? Object.entries(clinic).find(([key]) => ["country", "countrycode"].includes(normal(key)))?.[1] : undefined;
    const read = this.#country(code) ?? code;
    return typeof read === "string" && /^[a-z]{2}$/i.test(read.trim()) ? read.trim().toUpperCase() : undefined;
  }

  #number(value, path) {
    const text = typeof value === "string" ? value.trim() : "";
    const hours = /^(\d+(?:[.,]5)?)\s*(?:h|hr|hrs|hours?)$/i.exec(text);
    const found = /^\+?(\d+)\s*(?:days?|min|mins|minutes?|m|')?$/i.exec(text);
    return this.#as(value, path, hours ? Number(hours[1].replace(",", ".")) * 60 : found ? Number(found[1]) : undefined);
  }

  #truth(value, path) {
    const words = { true: true, yes: true, on: true, 1: true, false: false, no: false, off: false, 0: false };
    return this.#as(value, path, typeof value === "boolean" ? value : words[normal(String(value ?? "x"))]);
  }

  #choice(value, path, options, words = {}) {
    if (typeof value !== "string" && typeof value !== "boolean") return value;
    const plain = normal(String(value));
    return this.#as(value, path, options.find((option) => normal(option) === plain) ?? words[plain]);
  }

  /** A list, also where one thing stands for it. One entry may become several: then the others come last. */
  #list(value, path, read, isRead) {
    if (value == null) return value;
    let list = value;
    if (!Array.isArray(value)) {
      list = typeof value === "string" ? value.split(/\s*[,;&]\s*|\s+and\s+/).filter(Boolean) : [value];
    }
    const before = this.told.length;
    const more = [];
    const first = list.map((entry, index) => {
      const made = read(entry, `${path}/${index}`);
      if (!Array.isArray(made)) return made;
      more.push(...made.slice(1));
      return made[0];
    });
    if (list === value) return [...first, ...more];
    // One sentence for all of it.
    this.told.length = before;
    const made = [...first, ...more];
    return made.every(isRead) ? this.#as(value, path, made) : value;
  }

  #languages() {
    const own = this.country && attempt(() => new Intl.Locale(`und-${this.country}`).maximize().language);
    return [...new Set(["en", this.#place.lang, own])].filter((lang) => lang && attempt(() => Intl.getCanonicalLocales(lang)));
  }

  /** The names of weekdays or months, without capitals, with their numbers. */
  #names(part, days) {
    return this.#languages().flatMap((lang) => ["long", "short"].flatMap((width) => {
      const format = attempt(() => new Intl.DateTimeFormat(lang, { [part]: width, timeZone: "UTC", calendar: "gregory" }));
      return format ? days.map((day, index) => [normal(format.format(day)), index + 1]) : [];
    }));
  }

  #numberOf(text, names) {
    const plain = normal(text);
    if (plain.length < 2) return undefined;
    const exact = names.filter(([name]) => name === plain || `${name}s` === plain);
    const found = exact.length ? exact : names.filter(([name]) => name.startsWith(plain));
    const numbers = new Set(found.map(([, number]) => number));
    return numbers.size === 1 ? [...numbers][0] : undefined;
  }

  #weekday(value, path) {
    // Where a week begins with 0, that is Sunday.
    if (value === 0) return this.#as(value, path, 7);
    if (typeof value !== "string") return value;
    if (/^\s*[0-7]\s*$/.test(value)) return this.#as(value, path, Number(value) || 7);
    // 1 January 2024 was a Monday.
    const names = this.#names("weekday", Array.from({ length: 7 }, (_, index) => Date.UTC(2024, 0, index + 1)));
    const one = this.#numberOf(value, names);
    if (one) return this.#as(value, path, one);
    const [first, last] = value.split(/\s*(?:[-–—]|\bto\b|\bbis\b)\s*/).map((part) => this.#numberOf(part, names));
    if (!first || !last) return value;
    const days = [first];
    while (days.at(-1) !== last) days.push(days.at(-1) % 7 + 1);
    return this.#as(value, path, days);
  }

  #dates(value, path) {
    if (isObject(value)) {
      const [first, last] = [value.from ?? value.start ?? value.first, value.to ?? value.until ?? value.end ?? value.last];
      return typeof first === "string" && typeof last === "string" ? this.#as(value, path, this.#range(`${first} / ${last}`)) : value;
    }
    if (typeof value !== "string" || DATE.test(value)) return value;
    const one = this.#day(value);
    return this.#as(value, path, one ? written(one) : this.#range(value));
  }

  #range(text) {
    for (const between of [/\s+(?:to|until|till|bis|-|–|—|\/)\s+/i, /\s*(?:–|—|\.\.\.?)\s*/, /(?<=^[^/]+\/[^/]+\/[^/]+)\//, /\//, /(?<=^\d{1,2}\.?)\s*-\s*/]) {
      const parts = text.trim().split(between);
      const last = parts.length === 2 ? this.#day(parts[1]) : undefined;
      // "24 - 28 December 2026", "24 December - 2 January 2027"
      const alone = last && /^(\d{1,2})\.?$/.exec(parts[0])?.[1];
      const first = alone ? real(last.year, last.month, Number(alone)) : last && this.#day(parts[0]);
      if (!first) continue;
      if (last.year && !first.year) first.year = last.year - Number(first.month > last.month);
      if (!last.year === !first.year) return `${written(first)}/${written(last)}`;
    }
    return undefined;
  }

  /** A day in another form: where day and month could change places, by the clinic's country. */
  #day(text) {
    const plain = text.trim().replace(/(\d)(st|nd|rd|th)\b/gi, "$1").replace(/^\p{L}+\.?,\s*/u, "");
    const first = /^(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?(?:T00:00(?::00(?:\.0+)?)?Z?)?$/.exec(plain) ?? /^(\d{4})(\d\d)(\d\d)$/.exec(plain);
    if (first) return real(first[1], first[2], first[3]);
    const numbers = /^(\d{1,2})\s*([-/.])\s*(\d{1,2})(?:\s*\2\s*(\d{4}|\d\d)?)?$/.exec(plain);
    if (numbers) {
      const [, one, sign, other, year] = numbers;
      const isDayFirst = sign === "." || one > 12 || one === other || (this.country && this.country !== "US" && other <= 12);
      const isMonthFirst = other > 12 || this.country === "US";
      if (isDayFirst && one <= 31 && other <= 12) return real(year, other, one);
      return isMonthFirst ? real(year, one, other) : undefined;
    }
    const dayFirst = /^(\d{1,2})\.?\s*(?:of\s+)?(\p{L}+)\.?,?\s*(\d{4}|\d\d)?$/u.exec(plain);
    const monthFirst = /^(\p{L}+)\.?\s*(\d{1,2}),?(?:\s+(\d{4}))?$/u.exec(plain);
    const [, day, word, year] = dayFirst ?? (monthFirst ? [0, monthFirst[2], monthFirst[1], monthFirst[3]] : []);
    const months = word && this.#names("month", Array.from({ length: 12 }, (_, index) => Date.UTC(2024, index, 1)));
    return months ? real(year, this.#numberOf(word, months), day) : undefined;
  }

  #country(value) {
    if (typeof value !== "string") return undefined;
    const plain = normal(value);
    if (/^[a-z]{2}$/i.test(value.trim()) || !plain) return undefined;
    const known = COUNTRIES[plain] ?? /^[a-z]{2,3}[-_]([a-z]{2})$/i.exec(value.trim())?.[1].toUpperCase();
    if (known) return known;
    const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
    const codes = letters.flatMap((one) => letters.map((other) => one + other));
    const named = (code, lang) => attempt(() => new Intl.DisplayNames(lang, { type: "region", fallback: "none" }).of(code));
    const english = attempt(() => new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }));
    // Not those of countries that are gone, which stand for others now; Safari does not say so itself.
    const real = codes.filter((code) => !GONE.test(code) && attempt(() => english.of(code) && new Intl.Locale(`und-${code}`).region === code));
    const inEnglish = real.find((code) => normal(english.of(code)) === plain);
    // In the language of the page, or in its own.
    const isNamed = (code) => [this.#place.lang, new Intl.Locale(`und-${code}`).maximize().language]
      .some((lang) => lang && normal(named(code, lang) ?? "") === plain);
    return inEnglish ?? real.find((code) => attempt(() => isNamed(code)));
  }

  #zone(value, path) {
    if (typeof value !== "string" || !this.#place.warned.has(`${path} unknown_value`)) return undefined;
    const end = (zone) => normal(zone.split("/").at(-1));
    const zones = Intl.supportedValuesOf("timeZone").filter((zone) => normal(zone) === normal(value) || end(zone) === end(value));
    return zones.length === 1 ? zones[0] : undefined;
  }

  #services(value, path) {
    let list = value;
    if (isObject(value) && Object.keys(value).length) {
      list = Object.hasOwn(value, "id") ? [value] : Object.entries(value).map(([id, service]) => isObject(service) ? { id, ...service } : service);
      this.#as(value, path, list);
    }
    if (!Array.isArray(list)) return list;
    const same = (member) => member;
    const lengths = (read) => (member, at) => {
      if (!isObject(member)) return read(member, at);
      const entries = Object.entries(member).map(([key, entry]) => {
        const minutes = /^(30|60|90)\s*(?:min|mins|minutes?|m|')$/i.exec(key.trim())?.[1] ?? key;
        if (minutes !== key) this.told.push({ path: `${at}/${pointer(key)}`, code: "read_as", message: `"${key}" was read as "${minutes}". Write "${minutes}".` });
        return [minutes, read(entry, `${at}/${minutes}`)];
      });
      return Object.fromEntries(entries);
    };
    return list.map((service, index) => this.#fields(service, `${path}/${index}`, {
      id: (member, at) => this.#id(member, at),
      name: same,
      about: same,
      minutes: (member, at) => this.#list(member, at, (entry, place) => this.#number(entry, place), Number),
      price: (member, at) => this.#fields(this.#price(member, at), at, {
        currency: (entry, place) => this.#as(entry, place, this.#currency(entry)),
        amount: lengths((entry, place) => this.#as(entry, place, amount(entry))),
      }),
      bookUrl: lengths((entry, place) => this.#link(entry, place)),
    }));
  }

  #id(value, path) {
    if (typeof value !== "string" || IDS.includes(value)) return value;
    const found = IDS.filter((id) => normal(value).startsWith(normal(id)));
    return this.#as(value, path, found.length === 1 ? found[0] : undefined);
  }

  /** "£68" for amount and currency. */
  #price(value, path) {
    if (typeof value !== "string") return value;
    const currency = this.#currency(value.replace(/[\d.,\s]/g, "")) ?? /\b[A-Z]{3}\b/.exec(value)?.[0];
    const made = amount(value);
    return this.#as(value, path, made !== undefined && currency ? { amount: made, currency } : undefined);
  }

  #currency(value) {
    if (typeof value !== "string" || /^[A-Z]{3}$/i.test(value.trim())) return undefined;
    const plain = normal(value);
    return CURRENCIES[plain] ?? (/^(us|a|au|nz|c|ca|s|hk)?(\$|dollars?)$/.test(plain) ? dollars(plain, this.country) : undefined);
  }

  #link(value, path) {
    if (typeof value !== "string") return value;
    const trimmed = value.trim();
    const names = Object.fromEntries(BRACES.map((name) => [normal(name), name]));
    const brace = (whole, inner) => names[normal(inner)] ? `{${names[normal(inner)]}}` : whole;
    const filled = trimmed.replace(/%7B/gi, "{").replace(/%7D/gi, "}").replace(/\$?\{?\{\s*([\w -]+?)\s*\}\}?/g, brace);
    return this.#as(value, path, (this.#place.warned.has(`${path} refused_url`) && addressed(filled)) || (filled === trimmed ? value : filled));
  }

  #theme(value, path) {
    if (!isObject(value)) return value;
    const readers = Object.fromEntries(TOKENS.map((name) => [name, (member, at) => this.#as(member, at, this.#look(name, member))]));
    const bare = Object.entries(value).map(([key, member]) => {
      const name = key.replace(/^--(rcv-)?/, "");
      if (name !== key) this.told.push({ path: `${path}/${pointer(key)}`, code: "read_as", message: `"${key}" was read as "${name}". Write "${name}".` });
      return [name, member];
    });
    return this.#fields(Object.fromEntries(bare), path, readers, TOKEN_WORDS);
  }

  #look(name, value) {
    const { fits } = this.#place;
    if (typeof value === "number") return [`${value}px`, String(value)].find((text) => (name === "line-height") === /\d$/.test(text) && fits(name, text));
    if (typeof value !== "string" || fits(name, value)) return undefined;
    const plain = value.trim().replace(/\s*(!important)?\s*;*$/, "").replace(/^["“”']+|["“”']+$/g, "");
    return [plain, `#${plain}`, `${plain}px`, plain.replace(/\s+(?=px|em|%)/, "")].find((text) => text !== value && fits(name, text));
  }
}

const dollars = (plain, country) => ({ us: "USD", a: "AUD", au: "AUD", nz: "NZD", c: "CAD", ca: "CAD", s: "SGD", hk: "HKD" })[plain.replace(/(\$|dollars?)$/, "")] ?? DOLLARS[country];

/** A sum of money in text: "68", "£68.50", "68,50 €", "1,200". */
function amount(value) {
  if (typeof value !== "string") return undefined;
  const digits = /^\D*(\d[\d.,\s]*)\D*$/.exec(value)?.[1].replace(/\s|[.,]$/g, "");
  if (!digits) return undefined;
  const plain = digits.replace(/[.,](?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

/** A link with the scheme that it lacks. */
function addressed(url) {
  if (/^[^/?#:\s]+@[^/?#:\s]+\.[^/?#:\s]+/.test(url)) return `mailto:${url}`;
  if (/^[+\d][\d\s()./-]+$/.test(url)) return `tel:${url}`;
  const bare = url.replace(/^https?:?\/*(?=[^/])/i, "");
  const isElsewhere = /^([a-z\d-]+\.)+[a-z]{2,}(:\d+)?([/?#]|$)/i.test(bare);
  return isElsewhere && !/^http:\/\//i.test(url) ? `https://${bare}` : undefined;
}

/** A day that there is; years of two digits are of this century, those of Thailand 543 ahead. */
function real(year, month, day) {
  let of = year ? Number(year) : undefined;
  if (of < 100) of += 2000;
  if (of >= 2400) of -= 543;
  const isLeap = !of || (of % 4 === 0 && (of % 100 !== 0 || of % 400 === 0));
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return day >= 1 && day <= days ? { year: of, month: Number(month), day: Number(day) } : undefined;
}

function written({ year, month, day }) {
  const two = (number) => String(number).padStart(2, "0");
  return `${year ? `${year}-` : ""}${two(month)}-${two(day)}`;
}
