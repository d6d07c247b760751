// The page around the frame (contract 14), `embed-parent.js` of a release: each `<iframe>` that shows
// our `embed.html` gets as high as its content, looks like the page's own, and is given the events of
// the planner in it.

(() => {
  const PAGE = "/embed.html";
  /** A page that answers each height with another one would never come to rest. */
  const MOST_GROWTHS = 10;
  const WITHIN = 1000;
  /** Rounding, not content. */
  const LEAST = 2;
  const TALLEST = 50_000;

  const growths = new WeakMap();
  const told = new WeakSet();
  /** Those that have spoken as ours do: another page may be called `embed.html` too. */
  const known = new WeakSet();
  const address = ({ src }) => new URL(src, document.baseURI);
  // By the frames themselves: joined with others, this script does not know its own address.
  const frames = () => [...document.querySelectorAll(`iframe[src*="${PAGE}"]`)].filter((frame) => address(frame).pathname.endsWith(PAGE));
  const bare = (origin) => origin.replace(/^https?:\/\/(www\.)?/, "");
  const isOurs = (pair) => /^rcv[-.=]/.test(pair);
  /** Answers that have come with the page's address. */
  let link = "";

  /** Asks for its events, and tells a frame of ours what it cannot know by itself. */
  function hello(frame) {
    const { fontFamily, colorScheme } = getComputedStyle(frame.parentElement ?? frame);
    const page = location.href.split("#")[0];
    const more = known.has(frame) && { page, link, look: { fontFamily, colorScheme } };
    frame.contentWindow?.postMessage({ rcv: 1, hello: true, ...more }, "*");
  }

  /** As browsers draw frames by themselves, they stand out of their column by an edge. */
  function dress(frame) {
    if (getComputedStyle(frame).borderTopStyle === "inset") frame.style.border = 0;
    frame.style.maxWidth = "100%";
  }

  /** Whether the frame may grow once more. */
  function mayGrow(frame) {
    const now = performance.now();
    const recent = (growths.get(frame) ?? []).filter((time) => now - time < WITHIN);
    const may = recent.length < MOST_GROWTHS;
    if (may) recent.push(now);
    growths.set(frame, recent);
    return may;
  }

  function resize(frame, height) {
    const wanted = Math.min(TALLEST, Math.ceil(height));
    const change = wanted - frame.clientHeight;
    if (!(wanted > 0) || Math.abs(change) < LEAST || (change > 0 && !mayGrow(frame))) return;
    const { boxSizing } = getComputedStyle(frame);
    const edges = boxSizing === "border-box" ? frame.offsetHeight - frame.clientHeight : 0;
    frame.style.height = `${wanted + edges}px`;
  }

  function tell(frame, name, detail) {
    frame.dispatchEvent(new CustomEvent(name, { bubbles: true, composed: true, detail: Object.freeze(detail) }));
    // The frame itself cannot bring the top of its next step into view; what it answers begins with
    // what matters most.
    const { top } = frame.getBoundingClientRect();
    const isAway = (name === "rcv-step" && top < 0) || (name === "rcv-result" && (top < 0 || top > innerHeight / 4));
    if (isAway && document.activeElement === frame) frame.scrollIntoView();
  }

  /** Names of events and steps alone, as the planner itself would push them. */
  function push({ event, step }) {
    if (!/^rcv-[a-z]+$/.test(event)) return;
    (window.dataLayer ??= []).push({ event, ...(/^[a-z]+$/.test(step) && { step }) });
  }

  /** A site leads from one of its two names, with `www.` and without, to the other. A sandbox has none. */
  function isFrom(frame, origin) {
    const { origin: wanted } = address(frame);
    const isBare = origin === "null" && frame.hasAttribute("sandbox");
    if (isBare || bare(origin) === bare(wanted)) return true;
    if (!told.has(frame)) {
      console.warn(`recovery-calculator: frame-origin: the frame's address leads on to ${origin}: write the address there into its src (${new URL("help.html#frame-origin", address(frame))})`);
    }
    told.add(frame);
    return false;
  }

  /** Takes answers out of the page's address; whether there were any. */
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
    // This script may stand in the page twice.
    message.stopImmediatePropagation();
    if (!isFrom(frame, origin)) return;
    if (typeof data.height === "number") resize(frame, data.height);
    if (data.isNew || !known.has(frame)) {
      known.add(frame);
      takeLink();
      dress(frame);
      hello(frame);
    }
    if (data.layer) push(data.layer);
    if (/^rcv-[a-z]+$/.test(data.event) && typeof data.detail === "object") tell(frame, data.event, data.detail);
  });
  addEventListener("hashchange", () => {
    const all = frames().filter((frame) => known.has(frame));
    if (all.length && takeLink()) all.forEach(hello);
  });
  // The frames that were there before this script.
  frames().forEach(hello);
})();
