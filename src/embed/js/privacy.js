// @ts-check
// Protects the visitor's answers from scripts that record or count what visitors do.

// Marks that make the usual session recorders exclude an element.
const CLASSES = "rr-block rr-ignore rr-mask sentry-block sentry-ignore sentry-mask ph-no-capture fs-exclude heap-ignore amp-block mp-block no-mouseflow ym-hide-content ym-disable-keys";
const ATTRIBUTES_OF_DATA = ["private", "sentry-block", "sentry-mask", "hj-suppress", "clarity-mask", "matomo-mask", "recording-disable"];

/** Events that reveal which control is used; not those that scroll the page or move the pointer. */
const TELLING = [
  "click", "auxclick", "dblclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup", "keydown", "keypress", "keyup",
  "beforeinput", "input", "change", "compositionstart", "compositionupdate", "compositionend", "copy", "cut", "paste", "focusin", "focusout",
];

/**
 * Excludes an element's content from recordings.
 * @param {HTMLElement} element
 */
export function markPrivate(element) {
  element.className = CLASSES;
  for (const name of ATTRIBUTES_OF_DATA) element.setAttribute(`data-${name}`, "true");
  element.dataset.ddPrivacy = "hidden";
  return element;
}

/**
 * Keeps events inside a shadow root that reveal which control was used, because that may concern
 * health, and because a key in our fields is not a shortcut of the page. Tab and Escape get out,
 * because a dialog around us needs them, and so do events of the page's own children in our slots.
 * @param {ShadowRoot} root
 * @param {() => HTMLElement | undefined} mount the element that holds our screens
 */
export function keepEventsPrivate(root, mount) {
  const keep = (/** @type {Event & { key?: string }} */ event) => {
    // By the path, because the pressed element may be gone.
    const isOurs = event.composedPath().includes(/** @type {EventTarget} */ (mount()));
    if (isOurs && event.key !== "Tab" && event.key !== "Escape") event.stopPropagation();
  };
  for (const kind of TELLING) root.addEventListener(kind, keep, { passive: true });
}
