// @ts-check
// Finds a country code by the country's name in English, in the page's language or in its own, and
// a time zone by its city.

import { attempt, normal } from "./values.js";

/** @type {{ [name: string]: string }} */
const COUNTRIES = {
  england: "GB", scotland: "GB", wales: "GB", northernireland: "GB", greatbritain: "GB", britain: "GB", uk: "GB", gbr: "GB",
  usa: "US", us: "US", unitedstatesofamerica: "US", america: "US", can: "CA", aus: "AU", nzl: "NZ", aotearoa: "NZ", tha: "TH", siam: "TH",
  holland: "NL", eire: "IE", irl: "IE", deu: "DE", fra: "FR", esp: "ES", ita: "IT", nld: "NL", bel: "BE", aut: "AT", che: "CH", prt: "PT",
  pol: "PL", swe: "SE", dnk: "DK", fin: "FI", nor: "NO", grc: "GR", cze: "CZ", czechrepublic: "CZ", hun: "HU", rou: "RO", bgr: "BG",
  hrv: "HR", svn: "SI", svk: "SK", ltu: "LT", lva: "LV", est: "EE", lux: "LU", mlt: "MT", cyp: "CY", jpn: "JP", sgp: "SG",
};
/** Withdrawn ISO 3166 codes. */
const GONE = /^(AN|BU|CS|DD|FX|NT|SU|TP|YD|YU|ZR)$/;

/**
 * @param {unknown} value
 * @param {string} lang of the page
 */
export function countryFrom(value, lang) {
  if (typeof value !== "string") return undefined;
  const plain = normal(value);
  if (/^[a-z]{2}$/i.test(value.trim()) || !plain) return undefined;
  const known = COUNTRIES[plain] ?? /^[a-z]{2,3}[-_]([a-z]{2})$/i.exec(value.trim())?.[1].toUpperCase();
  if (known) return known;
  const letters = [..."ABCDEFGHIJKLMNOPQRSTUVWXYZ"];
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  const named = (/** @type {string} */ code, /** @type {string} */ language) =>
    attempt(() => new Intl.DisplayNames(language, { type: "region", fallback: "none" }).of(code));
  const english = attempt(() => new Intl.DisplayNames(["en"], { type: "region", fallback: "none" }));
  // Without the codes of former countries, which alias others now; Safari does not omit them
  // itself.
  const real = codes.filter((code) => !GONE.test(code) && attempt(() => english?.of(code) && new Intl.Locale(`und-${code}`).region === code));
  const inEnglish = real.find((code) => normal(english?.of(code) ?? "") === plain);
  const isNamed = (/** @type {string} */ code) => [lang, new Intl.Locale(`und-${code}`).maximize().language]
    .some((language) => language && normal(named(code, language) ?? "") === plain);
  return inEnglish ?? real.find((code) => attempt(() => isNamed(code)));
}

/** @param {string} value */
export function zoneFrom(value) {
  const city = (/** @type {string} */ zone) => normal(zone.split("/").at(-1) ?? "");
  const zones = Intl.supportedValuesOf("timeZone").filter((zone) => normal(zone) === normal(value) || city(zone) === city(value));
  return zones.length === 1 ? zones[0] : undefined;
}
