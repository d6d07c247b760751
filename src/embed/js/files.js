// @ts-check
// The URLs of the release's files.

/**
 * The URL of the module. A plugin may load it from a blob or join it with other scripts; then any
 * tag of the page that names the file, in any attribute, gives its URL.
 */
export const HOME = (() => {
  const FILE = "/recovery-calculator.js";
  const own = import.meta.url;
  if (own.includes(FILE)) return own;
  const values = [...document.querySelectorAll("script, link")].flatMap(({ attributes }) => [...attributes].map(({ value }) => value));
  const named = values.find((value) => value.includes(FILE) && !/\s/.test(value));
  return new URL(named ?? (/^(blob|data):/.test(own) ? "" : own), document.baseURI).href;
})();

/** The help page, up to the code in its anchor. */
export const HELP = new URL("help.html#", HOME).href;

/** What to do where a server answers with a page; the npm package has advice on bundlers. */
export const PAGE_ADVICE = "";

/**
 * The URL of a file of the release.
 * @param {string} file
 * @param {string | null} [base] the `base` attribute
 */
export const fileAddress = (file, base) => new URL(file, base == null ? HOME : new URL(base, document.baseURI)).href;
