// The page around the frame (contract 14), `embed-parent.js` of a release: each `<iframe>` that shows
// our `embed.html` gets as high as its content, and is given the events of the planner in it.

(() => {
  const HOME = new URL("embed.html", document.currentScript.src);
  /** A page that answers each height with another one would never come to rest. */
  const MOST_GROWTHS = 10;
  const WITHIN = 1000;
  /** Rounding, not content. */
  const LEAST = 2;
  const TALLEST = 50_000;

  const growths = new WeakMap();
  const frames = () => [...document.querySelectorAll("iframe")].filter(({ src }) => src.startsWith(HOME.href));
  // Holds nothing that anybody could not know.
  const hello = (frame) => frame.contentWindow?.postMessage({ rcv: 1, hello: true }, "*");

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

  addEventListener("message", (message) => {
    const { source, origin, data } = message;
    if (origin !== HOME.origin || data?.rcv !== 1) return;
    const frame = frames().find(({ contentWindow }) => contentWindow === source);
    if (!frame) return;
    // This script may stand in the page twice.
    message.stopImmediatePropagation();
    if (typeof data.height === "number") resize(frame, data.height);
    if (data.isNew) hello(frame);
    if (/^rcv-[a-z]+$/.test(data.event) && typeof data.detail === "object") tell(frame, data.event, data.detail);
  });
  // The frames that were there before this script.
  frames().forEach(hello);
})();
