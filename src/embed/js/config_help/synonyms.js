// @ts-check
// Synonyms of the keys, tokens and values of a configuration.

/**
 * Synonyms of keys, in lower case and without punctuation.
 * @type {{ [word: string]: string }}
 */
export const KEY_WORDS = {
  telephone: "phone", tel: "phone", phonenumber: "phone", mobile: "phone", bookingurl: "bookUrl", bookinglink: "bookUrl",
  booklink: "bookUrl", booking: "bookUrl", countrycode: "country", tz: "timezone", holidays: "closedDates", closures: "closedDates",
  closeddays: "closedWeekdays", colors: "theme", colours: "theme", durations: "minutes", lengths: "minutes", duration: "minutes",
  title: "name", description: "about", version: "v", units: "unit", finetune: "finetune",
};
/** @type {{ [word: string]: string }} */
export const TOKEN_WORDS = { primary: "accent", brand: "accent", background: "surface", font: "font-family", size: "font-size" };
export const VALUE_WORDS = {
  unit: { miles: "mi", mile: "mi", imperial: "mi", kilometres: "km", kilometers: "km", kms: "km", metric: "km" },
  calendar: { gregorian: "gregory", thai: "buddhist" },
  analytics: { none: "off", false: "off", gtm: "datalayer" },
};
