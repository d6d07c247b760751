// @ts-check
// The outer page of a frame: gives each `<iframe>` with our `embed.html` the height of its content,
// passes it the page's look, and dispatches its planner's events. A classic script.

(() => {
  const PAGE = "/embed.html";
  /** The limit of resizes: content that depends on its height would never settle. */
  const MAX_GROWTHS = 10;
  const GROWTH_PERIOD = 1000;
  /** A difference below this is rounding. */
  const MIN_CHANGE = 2;
  const MAX_HEIGHT = 50_000;

  /**
   * The times at which each frame has grown.
   * @type {WeakMap<HTMLIFrameElement, number[]>}
   */
  const growths = new WeakMap();
  /** The frames that a warning was logged for. */
  const warned = new WeakSet();
  /** Frames that speak our protocol: another page may be called `embed.html` too. */
  const known = new WeakSet();
  const address = (/** @type {HTMLIFrameElement} */ { src }) => new URL(src, document.baseURI);
  /** @type {() => HTMLIFrameElement[]} */
  // Found in the frames: joined with other scripts, this one does not know its own URL.
  const frames = () => [.../** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll(`iframe[src*="${PAGE}"]`))]
    .filter((frame) => address(frame).pathname.endsWith(PAGE));
  const bare = (/** @type {string} */ origin) => origin.replace(/^https?:\/\/(www\.)?/, "");
  const isOurs = (/** @type {string} */ pair) => /^rcv[-.=]/.test(pair);
  /** Answers from the page's address. */
  let link = "";

  /**
   * Asks a frame for its events, and passes it what it cannot know by itself.
   * @param {HTMLIFrameElement} frame
   */
  function hello(frame) {
    const { fontFamily, colorScheme } = getComputedStyle(frame.parentElement ?? frame);
    const page = location.href.split("#")[0];
    const more = known.has(frame) && { page, link, look: { fontFamily, colorScheme } };
    frame.contentWindow?.postMessage({ rcv: 1, hello: true, ...more }, "*");
  }

  /**
   * Browsers draw frames with a border by default.
   * @param {HTMLIFrameElement} frame
   */
  function fitColumn(frame) {
    if (getComputedStyle(frame).borderTopStyle === "inset") frame.style.border = "0";
    frame.style.maxWidth = "100%";
  }

  /**
   * Whether the frame may grow again.
   * @param {HTMLIFrameElement} frame
   */
  function mayGrow(frame) {
    const now = performance.now();
    const recent = (growths.get(frame) ?? []).filter((time) => now - time < GROWTH_PERIOD);
    const may = recent.length < MAX_GROWTHS;
    if (may) recent.push(now);
    growths.set(frame, recent);
    return may;
  }

  /**
   * Sets the frame's height to that of its content.
   * @param {HTMLIFrameElement} frame
   * @param {number} height
   */
  function resize(frame, height) {
    const wanted = Math.min(MAX_HEIGHT, Math.ceil(height));
    const change = wanted - frame.clientHeight;
    if (!(wanted > 0) || Math.abs(change) < MIN_CHANGE || (change > 0 && !mayGrow(frame))) return;
    const { boxSizing } = getComputedStyle(frame);
    const edges = boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${wanted + edges}px`;
  }

  /**
   * Dispatches an event of the planner in the frame.
   * @param {HTMLIFrameElement} frame
   * @param {string} name
   * @param {object} detail
   */
  function dispatch(frame, name, detail) {
    frame.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: Object.freeze(detail) }));
    // The frame cannot scroll the outer page to the top of its next step, so this page does; a
    // result begins with its most important part.
    const { top } = frame.getBoundingClientRect();
    const isAway = (name === "rcv-step" && top < 0) || (name === "rcv-result" && (top < 0 || top > innerHeight / 4));
    if (isAway && document.activeElement === frame) frame.scrollIntoView();
  }

  /**
   * Only names of events and steps, as the planner itself would push them.
   * @param {{ event: string, step: string }} layer
   */
  function push({ event, step }) {
    if (!/^rcv-[a-z]+$/.test(event)) return;
    (/** @type {any} */ (window).dataLayer ??= []).push({ event, ...(/^[a-z]+$/.test(step) && { step }) });
  }

  /**
   * A site may redirect from its name with `www.` to the one without, or back. A sandboxed frame
   * has no origin.
   * @param {HTMLIFrameElement} frame
   * @param {string} origin
   */
  function isFrom(frame, origin) {
    const { origin: wanted } = address(frame);
    const isBare = origin === "null" && frame.hasAttribute("sandbox");
    if (isBare || bare(origin) === bare(wanted)) return true;
    if (!warned.has(frame)) {
      console.warn(`recovery-calculator: frame-origin: the frame's address leads on to ${origin}: write the address there into its src (${new URL("help.html#frame-origin", address(frame))})`);
    }
    warned.add(frame);
    return false;
  }

  /** Removes answers from the page's address; returns whether there were any. */
  function takeLink() {
    const pairs = location.hash.slice(1).split("&");
    if (!pairs.some(isOurs)) return false;
    link = pairs.filter(isOurs).join("&");
    const rest = pairs.filter((pair) => !isOurs(pair)).join("&");
    history.replaceState(history.state, "", location.href.split("#")[0] + (rest && `#${rest}`));
    return true;
  }

  addEventListener("message", (message) => {
    const { source, origin, data } = message;
    if (data?.rcv !== 1) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    // The page may include this script twice.
    message.stopImmediatePropagation();
    if (!isFrom(frame, origin)) return;
    if (typeof data.height === "number") resize(frame, data.height);
    if (data.isNew || !known.has(frame)) {
      known.add(frame);
      takeLink();
      fitColumn(frame);
      hello(frame);
    }
    if (data.layer) push(data.layer);
    if (/^rcv-[a-z]+$/.test(data.event) && typeof data.detail === "object") dispatch(frame, data.event, data.detail);
  });
  addEventListener("hashchange", () => {
    const all = frames().filter((frame) => known.has(frame));
    if (all.length && takeLink()) all.forEach(hello);
  });
  // Frames that were parsed before this script.
  frames().forEach(hello);
})();
