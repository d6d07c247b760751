// @ts-check
// The addresses of the files in the npm package, in place of `../js/files.js`: bundlers move files
// and rename them, so nothing may be derived from the module's own address.

/**
 * The address of each file by its name in the release.
 * @type {Record<string, string>}
 */
const addresses = {};

/**
 * Says where files are.
 * @param {Record<string, string>} given
 */
export const useFiles = (given) => { Object.assign(addresses, given); };

/** The addresses by name. */
export const knownAddresses = () => addresses;

/** Where the page is. From a disk nothing can be loaded. */
export const HOME = document.baseURI;

/** The help page, up to the code in its anchor; a text once the addresses are known. */
export const HELP = { toString: () => `${fileAddress("help.html")}#` };

/** What to do where a development server answers with a page. */
export const PAGE_ADVICE = " (with Vite, add `optimizeDeps: { exclude: [\"recovery-calculator\"] }` to its configuration, or the plugin `recovery-calculator/vite`; else set `base` to where the package's folder `files` is served)";

/**
 * The URL of a file of the release.
 * @param {string} file
 * @param {string | null} [base] the `base` attribute
 */
export const fileAddress = (file, base) => (base == null && addresses[file]) || new URL(file, new URL(base ?? "", HOME)).href;
