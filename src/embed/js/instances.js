// @ts-check
// Several planners of a page or a site: their names, their storage keys, and which one opens a
// link.

/**
 * The active planners by name: two with the same name would share storage.
 * @type {Map<string, HTMLElement>}
 */
const taken = new Map();

/**
 * The name that the page gives a planner.
 * @param {HTMLElement} host
 */
export const givenName = (host) => host.getAttribute("instance") || "default";

/** @typedef {ReturnType<typeof instanceOf>} Instance */

/**
 * The unique name of a planner on its page: a second one with the same name gets a number.
 * @param {HTMLElement} host
 */
export function instanceOf(host) {
  /** @type {string | undefined} */
  let name;
  /** @type {string | undefined} */
  let given;
  const release = () => {
    if (name && taken.get(name) === host) taken.delete(name);
    given = undefined;
  };
  return {
    release,
    /** Takes the name that the page gives now, or the next free one. */
    claim() {
      const wanted = givenName(host);
      if (given !== wanted) {
        release();
        name = given = wanted;
        // One that was removed from the page is about to be destroyed.
        for (let number = 2; taken.get(name)?.isConnected; number += 1) name = `${wanted}-${number}`;
        taken.set(name, host);
      }
      return name;
    },
    /** Its last name; initially the one that the page gives. */
    currentName: () => name ?? givenName(host),
  };
}

/**
 * The storage key of a planner's answers: copies of one clinic's planner share it, two clinics of
 * an origin do not.
 * @param {HTMLElement} host
 * @param {any[]} configs by rank
 */
export function storageKey(host, configs) {
  let clinic = configs.map((config) => config?.clinic?.name).filter((name) => typeof name === "string").pop();
  try {
    const url = host.getAttribute("config");
    if (url) clinic = new URL(url, document.baseURI).pathname;
  } catch {
    // An invalid URL: no configuration was loaded from it either.
  }
  return ["rcv:2", givenName(host), ...(clinic ? [clinic] : [])].join(":");
}

/**
 * Whether answers of an earlier visit will be offered, or its plan shown. The first version kept them
 * under a key of its own.
 * @param {HTMLElement} host
 * @param {string} key
 */
export function hasStoredAnswers(host, key) {
  try {
    const keys = [key, key.replace("rcv:2", "rcv:1")];
    return host.getAttribute("persist") !== "none" && keys.some((key) => (localStorage.getItem(key) ?? sessionStorage.getItem(key)) != null);
  } catch {
    return false;
  }
}

/**
 * Whether a link is for this planner: of copies for wide and narrow screens, the visible one opens
 * it.
 * @param {HTMLElement} host
 */
export function opensLinks(host) {
  const isSeen = (/** @type {Element} */ one) => one.getClientRects().length > 0;
  const root = /** @type {Document | ShadowRoot} */ (host.getRootNode());
  /** @type {HTMLElement[]} */
  const all = [...root.querySelectorAll(/** @type {"div"} */ (host.localName))];
  return isSeen(host) || !all.some((one) => one !== host && givenName(one) === givenName(host) && isSeen(one));
}
