// @ts-check
// The environment of a planner on its page: its box, language, region, colour scheme and headings.

import { attempt } from "./attempt.js";
import { BOX_SLOT } from "./names.js";

/** `Node.DOCUMENT_POSITION_FOLLOWING`; the page may redefine `Node`. */
const FOLLOWING = 4;

/**
 * The box with our class around the planner, with the author's content, else the planner itself.
 * @param {HTMLElement} host
 */
export const boxOf = (host) => host.slot === BOX_SLOT ? host.parentElement ?? host : host;

/**
 * The parent of an element in the flat tree: the slot of a child, the host of a root.
 * @param {Element} element
 * @returns {Element | undefined}
 */
export const drawnAround = (element) =>
  element.assignedSlot ?? element.parentElement ?? /** @type {Partial<ShadowRoot>} */ (element.getRootNode()).host;

/** @param {HTMLElement} host */
export function languageOf(host) {
  const given = host.getAttribute("lang") || host.parentElement?.closest("[lang]")?.getAttribute("lang");
  return (given || document.documentElement.lang || navigator.language || "en").replaceAll("_", "-");
}

/**
 * The region, its first day of the week and its number format. The region comes from the language
 * tag, else from the clinic, else from the browser, and otherwise it is where most speakers of the
 * language live.
 * @param {HTMLElement} host
 * @param {string} lang the language in use
 * @param {any[]} configs
 */
export function regionOf(host, lang, configs) {
  const asked = attempt(() => new Intl.Locale(languageOf(host)));
  const country = configs.map((config) => config?.clinic?.country).filter((code) => typeof code === "string").pop();
  const region = asked?.region
    ?? attempt(() => country && new Intl.Locale(`und-${country}`).region)
    ?? attempt(() => new Intl.Locale(navigator.language).region)
    ?? attempt(() => /** @type {Intl.Locale} */ (asked).maximize().region);
  /** @type {{ [currency: string]: Intl.NumberFormat }} */
  const formats = {};
  // Computed only when a calendar or a price is rendered: it takes a slow phone a tenth of a
  // second.
  return {
    region,
    weekStart: () => attempt(() => {
      const there = /** @type {Intl.Locale & { getWeekInfo?: () => WeekInfo, weekInfo?: WeekInfo }} */ (new Intl.Locale(`und-${region}`));
      return (there.getWeekInfo?.() ?? there.weekInfo)?.firstDay;
    }),
    money: (/** @type {number} */ amount, /** @type {string} */ currency) => attempt(() => (formats[currency] ??= new Intl.NumberFormat(
      attempt(() => new Intl.Locale(lang, { region })), { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" },
    )).format(amount)),
  };
}

/** @typedef {{ firstDay: number }} WeekInfo */

/**
 * The colour scheme for the `theme` attribute. A page may be dark without a `color-scheme`; the
 * first background behind the planner shows it.
 * @param {HTMLElement} host
 * @param {HTMLElement} probe an element of ours to compute a colour with
 */
export function colourScheme(host, probe) {
  const asked = host.getAttribute("theme") ?? "inherit";
  if (asked !== "inherit" || getComputedStyle(host).colorScheme !== "normal") return asked;
  const { style } = probe;
  for (let at = /** @type {Element | undefined} */ (host); at; at = drawnAround(at)) {
    // `color-mix` computes to sRGB, whatever notation the page uses.
    const { backgroundColor } = getComputedStyle(at);
    style.outlineColor = `color-mix(in srgb, ${backgroundColor}, ${backgroundColor})`;
    const [red = 0, green = 0, blue = 0, alpha = 1] = getComputedStyle(probe).outlineColor.match(/[\d.e-]+(?=[ )])/g)?.map(Number) ?? [];
    style.outlineColor = "";
    if (alpha > .5) return .2126 * red + .7152 * green + .0722 * blue < .4 ? "dark" : "inherit";
  }
  return "inherit";
}

/**
 * The level of the planner's headings: one below the nearest heading before it, at least 2.
 * @param {HTMLElement} host
 */
export function headingLevel(host) {
  const given = Number(host.getAttribute("heading-level"));
  if (given >= 2 && given <= 6) return given;
  const root = /** @type {Document | ShadowRoot} */ (host.getRootNode());
  const before = [...root.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
    (heading) => heading.compareDocumentPosition(host) & FOLLOWING && !boxOf(host).contains(heading),
  );
  const level = Number(before.at(-1)?.localName[1] ?? 1) + 1;
  return Math.min(6, Math.max(2, level));
}
