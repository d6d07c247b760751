// @ts-check
// What the visitor takes along, for the engine: calendar files, the system's share sheet, the clipboard.
// `src/embed/host.rs` declares each of these. None of them throws.

import { attempt } from "./attempt.js";

/** The type of calendar files; with any other, iOS does not offer to add the events. */
const CALENDAR = { type: "text/calendar" };

/** An object URL lives so long, in ms: browsers read it after the press. */
const URL_LIFE = 60_000;

/** @typedef {(error?: string) => void} Settled hears the name of the error, or nothing where it is done */

/**
 * A calendar file in memory.
 * @param {string} text
 * @param {string} name
 */
export const calendarFile = (text, name) => attempt(() => new File([text], name, CALENDAR));

/**
 * Downloads a calendar file; whether it could.
 * @param {string} text
 * @param {string} name
 */
export const saveFile = (text, name) => attempt(() => {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], CALENDAR));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), URL_LIFE);
  return true;
}) ?? false;

/**
 * @param {() => Promise<void>} act within the press itself
 * @param {Settled} settled
 */
function settle(act, settled) {
  (attempt(act) ?? Promise.reject()).then(() => settled(), (error) => settled(error?.name ?? ""));
}

/** Whether the system has a sheet to share by. */
export const canShare = () => window.navigator.share != null;

/**
 * Whether the system's sheet takes such a file (in practice WebKit's).
 * @param {File} file
 */
export const canShareFile = (file) => canShare() && attempt(() => window.navigator.canShare({ files: [file] })) === true;

/**
 * Opens the system's sheet for a file.
 * @param {File} file
 * @param {Settled} settled
 */
export const shareFile = (file, settled) => settle(() => window.navigator.share({ files: [file] }), settled);

/**
 * Opens the system's sheet for a text.
 * @param {string} title
 * @param {string} text
 * @param {Settled} settled
 */
export const shareText = (title, text, settled) => settle(() => window.navigator.share({ title, text }), settled);

/**
 * Puts a text on the clipboard; an error where there is none.
 * @param {string} text
 * @param {Settled} settled
 */
export const copyText = (text, settled) => settle(() => window.navigator.clipboard.writeText(text), settled);
