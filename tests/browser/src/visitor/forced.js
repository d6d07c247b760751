// Replaces the system's services: what would leave the page is recorded in `window.seen` instead,
// and each service works, is refused or is missing as `given` says. Not part of the widget.

const [given] = arguments;
const put = (object, key, value) => Object.defineProperty(object, key, { configurable: true, value });
const refuse = (name) => () => Promise.reject(new DOMException("refused by the test", name));

if (!window.seen) {
  const seen = { shared: [], copied: [], opened: [], saved: [], revoked: 0, events: [], printed: 0 };
  window.seen = seen;
  window.cancelled = new Set();
  window.open = (...how) => { seen.opened.push(how); return null; };
  window.print = () => { seen.printed += 1; };
  const blobs = new Map();
  const create = URL.createObjectURL.bind(URL);
  URL.createObjectURL = (blob) => {
    const url = create(blob);
    blobs.set(url, blob);
    return url;
  };
  const revoke = URL.revokeObjectURL.bind(URL);
  URL.revokeObjectURL = (url) => { seen.revoked += 1; revoke(url); };
  HTMLAnchorElement.prototype.click = function () {
    const blob = blobs.get(this.href);
    blob.text().then((text) => seen.saved.push({ name: this.download, type: blob.type, target: this.target, text }));
  };
  for (const name of ["rcv-book", "rcv-export", "rcv-share", "rcv-reset", "rcv-error", "rcv-result"]) {
    document.addEventListener(name, (event) => {
      seen.events.push({ name, ...event.detail });
      if (window.cancelled.has(name)) event.preventDefault();
    });
  }
  // A link out of the page is recorded as the browser would follow it. No event reaches the
  // document.
  const note = (event) => {
    const link = event.composedPath().find((node) => node.localName === "a" && node.href);
    if (!link || link.download) return;
    if (!event.defaultPrevented) seen.opened.push([link.href, link.target, link.rel]);
    event.preventDefault();
  };
  for (const { shadowRoot } of document.querySelectorAll("recovery-calculator")) shadowRoot.addEventListener("click", note);
}

const shared = async ({ title, text, files = [] }) => {
  const read = await Promise.all(files.map(async (file) => ({ name: file.name, type: file.type, text: await file.text() })));
  window.seen.shared.push({ title, text, files: read });
};
const share = {
  files: [() => true, shared],
  text: [({ files }) => !files, shared],
  closed: [() => true, refuse("AbortError")],
  refused: [() => true, refuse("NotAllowedError")],
  none: [undefined, undefined],
}[given.share];
if (share) {
  put(navigator, "canShare", share[0]);
  put(navigator, "share", share[1]);
}
const clipboard = {
  works: { writeText: async (text) => { window.seen.copied.push(text); } },
  refused: { writeText: refuse("NotAllowedError") },
  none: undefined,
};
if (given.clipboard) put(navigator, "clipboard", clipboard[given.clipboard]);
if (given.agent) put(navigator, "userAgent", given.agent);
window.cancelled = new Set(given.cancelled ?? []);

/** Storage that is blocked or full, as in some browsers. */
const thrower = (name) => () => { throw new DOMException("refused by the test", name); };
if (given.storage === "blocked") {
  for (const place of ["localStorage", "sessionStorage"]) {
    Object.defineProperty(window, place, { configurable: true, get: thrower("SecurityError") });
  }
}
if (given.storage === "full") Storage.prototype.setItem = thrower("QuotaExceededError");
