// @ts-check
// Decides when a planner loads: at once, near the viewport, or on interaction.

const NEAR = "400px";

/**
 * Calls `load` when it is time; returns a function that cancels it.
 * @param {HTMLElement} host
 * @param {() => void} load
 */
export function whenWanted(host, load) {
  const loading = host.getAttribute("loading");
  const stop = new AbortController();
  // In the capture phase, because our root stops these events.
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
