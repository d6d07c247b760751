// @ts-check
// Downloads a file, and gives up when the network stalls.

import { PlannerError } from "./planner_error.js";

const STALLED_AFTER = 15_000;

/**
 * @typedef {object} DownloadOptions
 * @property {"wasm" | "config" | "locale"} phase
 * @property {AbortSignal} [signal]
 * @property {string} [integrity]
 */

/**
 * The bytes of a file; fails when no new byte has come for 15 seconds.
 * @param {string} url
 * @param {DownloadOptions} options
 * @param {(response: Response) => void} [watch] receives a clone of the response, whose body is
 * still loading
 * @returns {Promise<ArrayBuffer>}
 */
export async function download(url, { signal, phase, integrity }, watch) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal?.addEventListener("abort", abort, { once: true });
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  /** @type {number} */
  let last;
  let isStalled = false;
  // One recurring timer: on a slow phone, resetting a timer for each chunk takes longer than the
  // chunk.
  const watchFrom = (/** @type {number} */ since) => {
    last = since;
    timer = setTimeout(() => {
      isStalled = last === since;
      if (isStalled) stop.abort();
      else watchFrom(last);
    }, STALLED_AFTER + since - performance.now());
  };
  try {
    // A tool that records the initiator of requests, such as Lighthouse, reads the source of every
    // async function that waits for this call; after this line there is none.
    await undefined;
    watchFrom(performance.now());
    const response = await fetch(url, {
      // The same mode as `<link rel="preload" crossorigin>`, or the browser would fetch the file
      // again.
      // A same-origin configuration may require a login.
      signal: stop.signal, credentials: "same-origin", ...(integrity && { integrity }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    watch?.(response.clone());
    /** @type {BlobPart[]} */
    const chunks = [];
    // Some pages replace fetch by their own, whose responses have no stream.
    const reader = response.body?.getReader?.();
    if (!reader) return await response.arrayBuffer();
    for (let read; !(read = await reader.read()).done; chunks.push(read.value)) last = performance.now();
    return await new Blob(chunks).arrayBuffer();
  } catch (error) {
    if (signal?.aborted) throw error;
    const code = isStalled && phase === "wasm" ? "wasm-timeout" : /** @type {const} */ (`${phase}-fetch`);
    throw new PlannerError(code, phase, `${url}: ${messageOf(error)}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

/** @param {any} error */
const messageOf = (error) => error.message ?? error;
