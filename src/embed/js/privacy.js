// @ts-check
// Keeps the visitor's answers from scripts of the page that record or count what visitors do.

// Marks by which the usual recorders of visits leave a part of a page out.
const CLASSES = "rr-block rr-ignore rr-mask sentry-block sentry-ignore sentry-mask ph-no-capture fs-exclude heap-ignore amp-block mp-block no-mouseflow ym-hide-content ym-disable-keys";
const ATTRIBUTES_OF_DATA = ["private", "sentry-block", "sentry-mask", "hj-suppress", "clarity-mask", "matomo-mask", "recording-disable"];

/** The events that tell which control is used; not those that move the page or tell where the pointer is. */
const TELLING = [
  "click", "auxclick", "dblclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup", "keydown", "keypress", "keyup",
  "beforeinput", "input", "change", "compositionstart", "compositionupdate", "compositionend", "copy", "cut", "paste", "focusin", "focusout",
];

/**
 * Marks an element whose content nobody may record.
 * @param {HTMLElement} element
 */
export function markPrivate(element) {
  element.className = CLASSES;
  for (const name of ATTRIBUTES_OF_DATA) element.setAttribute(`data-${name}`, "true");
  element.dataset.ddPrivacy = "hidden";
  return element;
}

/**
 * Keeps events within a shadow root that tell which control of ours was used: that may be about health,
 * and a key in our fields is no shortcut of the page's. Tab and Escape go out, for a dialog around us
 * waits for them, and so does what happens to the page's own children in our slots.
 * @param {ShadowRoot} root
 * @param {() => HTMLElement | undefined} mount the element that holds our screens
 */
export function keepEventsPrivate(root, mount) {
  const keep = (/** @type {Event & { key?: string }} */ event) => {
    // By the path: what was pressed may be gone.
    const isOurs = event.composedPath().includes(/** @type {EventTarget} */ (mount()));
    if (isOurs && event.key !== "Tab" && event.key !== "Escape") event.stopPropagation();
  };
  for (const kind of TELLING) root.addEventListener(kind, keep, { passive: true });
}
