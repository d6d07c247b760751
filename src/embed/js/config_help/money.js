// @ts-check
// Parses amounts and currencies from text such as "£68.50".

import { normal } from "./values.js";

/** @type {{ [name: string]: string }} */
const CURRENCIES = {
  "£": "GBP", "€": "EUR", "฿": "THB", "¥": "JPY", "₹": "INR", euro: "EUR", euros: "EUR", baht: "THB", zł: "PLN",
  pound: "GBP", pounds: "GBP", poundsterling: "GBP", sterling: "GBP",
};
/** @type {{ [country: string]: string }} */
const DOLLARS = { US: "USD", CA: "CAD", AU: "AUD", NZ: "NZD", SG: "SGD", HK: "HKD" };

/**
 * The currency of a dollar sign, by its prefix, else by the clinic's country.
 * @type {(plain: string, country?: string) => string | undefined}
 */
const dollars = (plain, country = "") => /** @type {{ [start: string]: string }} */ ({ us: "USD", a: "AUD", au: "AUD", nz: "NZD", c: "CAD", ca: "CAD", s: "SGD", hk: "HKD" })[plain.replace(/(\$|dollars?)$/, "")] ?? DOLLARS[country];

/**
 * An amount in text: "68", "£68.50", "68,50 €", "1,200".
 * @param {unknown} value
 */
export function amountFrom(value) {
  if (typeof value !== "string") return undefined;
  const digits = /^\D*(\d[\d.,\s]*)\D*$/.exec(value)?.[1].replace(/\s|[.,]$/g, "");
  if (!digits) return undefined;
  const plain = digits.replace(/[.,](?=\d{3}(\D|$))/g, "").replace(",", ".");
  return /^\d+(\.\d{1,2})?$/.test(plain) ? Number(plain) : undefined;
}

/**
 * @param {unknown} value
 * @param {string} [country] of the clinic
 */
export function currencyFrom(value, country) {
  if (typeof value !== "string" || /^[A-Z]{3}$/i.test(value.trim())) return undefined;
  const plain = normal(value);
  return CURRENCIES[plain] ?? (/^(us|a|au|nz|c|ca|s|hk)?(\$|dollars?)$/.test(plain) ? dollars(plain, country) : undefined);
}

/**
 * Amount and currency from one text.
 * @param {string} value
 * @param {string} [country] of the clinic
 */
export function priceFrom(value, country) {
  const currency = currencyFrom(value.replace(/[\d.,\s]/g, ""), country) ?? /\b[A-Z]{3}\b/.exec(value)?.[0];
  const amount = amountFrom(value);
  return amount !== undefined && currency ? { amount, currency } : undefined;
}
