// @ts-check
// Whether a planner is usable: the promise that the page awaits, and the queue of calls.

/** @typedef {ReturnType<typeof createReadiness>} Readiness */

/** The rejection of a call that can no longer run. */
export const destroyedError = () => new DOMException("the element was destroyed", "InvalidStateError");

export function createReadiness() {
  /**
   * Resolves to the element once the widget is usable.
   * @type {Promise<any>}
   */
  let ready;
  /** @type {(element: HTMLElement) => void} */
  let resolveReady;
  /** @type {(error: unknown) => void} */
  let rejectReady;
  /** @type {[run: () => void, reject: (error: unknown) => void][]} */
  const waiting = [];
  /** A new promise for a new widget. */
  const renew = () => {
    ready = new Promise((resolve, reject) => {
      resolveReady = resolve;
      rejectReady = reject;
    });
    ready.catch(() => {});
  };
  renew();
  return {
    renew,
    promise: () => ready,
    /**
     * Runs a call now, or once ready, in call order.
     * @template Value
     * @param {boolean} isReady
     * @param {() => Value | PromiseLike<Value>} act
     * @returns {Promise<Value>}
     */
    call: (isReady, act) => new Promise((resolve, reject) => {
      const run = () => {
        try {
          resolve(act());
        } catch (error) {
          reject(error);
        }
      };
      if (isReady) run();
      else waiting.push([run, reject]);
    }),
    /** @param {HTMLElement} element */
    resolve(element) {
      resolveReady(element);
      for (const [run] of waiting.splice(0)) run();
    },
    /**
     * A failed planner may be retried, so the calls stay queued.
     * @param {unknown} error
     */
    fail(error) { rejectReady(error); },
    /** Rejects all calls: nothing follows. */
    end() {
      const error = destroyedError();
      rejectReady(error);
      for (const [, reject] of waiting.splice(0)) reject(error);
    },
  };
}
