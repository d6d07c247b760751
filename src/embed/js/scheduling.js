// @ts-check
// Schedules code: in a task of its own, after a frame, after some time.

/**
 * Yields to the browser. Once a question is in use, no task may take long.
 * @returns {Promise<void>}
 */
export const yieldToMain = () => new Promise((resolve) => {
  // Sooner than a timer, which browsers delay.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(0);
});

/**
 * Resolves shortly after the current state of the page has painted, or soon if nothing paints, as
 * in a hidden tab.
 * @returns {Promise<void>}
 */
export const afterPaint = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve, 50));
  setTimeout(resolve, 150);
});

/**
 * @template [Value=void]
 * @param {number} ms
 * @param {Value} [value] what it resolves to
 * @returns {Promise<Value>}
 */
export const delay = (ms, value) => new Promise((resolve) => { setTimeout(resolve, ms, value); });
