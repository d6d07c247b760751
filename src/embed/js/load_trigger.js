// @ts-check
// When a planner loads: at once, near the view, or when a visitor turns to it.

const NEAR = "400px";

/**
 * Calls `load` when it is time; what it gives ends the waiting.
 * @param {HTMLElement} host
 * @param {() => void} load
 */
export function whenWanted(host, load) {
  const loading = host.getAttribute("loading");
  const stop = new AbortController();
  // In the capture phase: our root keeps these events to itself.
  const options = { once: true, signal: stop.signal, capture: true };
  for (const kind of ["focusin", "pointerover", "pointerdown"]) host.addEventListener(kind, load, options);
  /** @type {IntersectionObserver | undefined} */
  let observer;
  if (loading !== "interaction") {
    observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && load(), { rootMargin: NEAR });
    observer.observe(host);
  }
  return () => {
    stop.abort();
    observer?.disconnect();
  };
}
