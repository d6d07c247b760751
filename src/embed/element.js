// The element's class and its loader: the only hand-written JavaScript, and the only code that
// touches the host page. What it shows, decides and says once loaded is Rust.
//
// `cargo xtask dist` puts before this file: RCV_VERSION, RCV_FILES, RCV_STYLES, RCV_EARLY,
// createGlue() (the wasm-bindgen glue in a factory: after a panic a fresh instance is needed) and
// early.js; after it: ways.js.

/** Where the files are. A plugin may hand this one over as a blob or join it with others: then a tag of
 *  the page that names it, in whatever attribute, says where it came from. */
const HOME = (() => {
  const FILE = "/recovery-calculator.js";
  const own = import.meta.url;
  if (own.includes(FILE)) return own;
  const values = [...document.querySelectorAll("script, link")].flatMap(({ attributes }) => [...attributes].map(({ value }) => value));
  const named = values.find((value) => value.includes(FILE) && !/\s/.test(value));
  return new URL(named ?? (/^(blob|data):/.test(own) ? "" : own), document.baseURI).href;
})();
const HELP = new URL("help.html#", HOME).href;
const STALLED_AFTER = 15_000;
/** What is only of use to the page's owner holds nobody up for longer. */
const HELPFUL_WITHIN = 3000;
const NEAR = "400px";
/** How long the first question waits for a configuration file, which then colours it late. */
const PATIENCE = 300;
const OBSERVED = ["config", "lang", "unit", "theme", "heading-level", "persist", "instance", "today"];
const SLOTS = ["intro", "disclaimer"];
const TAG = "recovery-calculator";
/** The slot of a box that shows the planner made for it. */
const BOXED = TAG;
/** What hardly stands within a planner, and how much: a tag that is not closed takes in the rest of the page. */
const OF_PAGE = "h1, h2, main, header, footer, nav, section, article, form, iframe, script[src]";
const MANY = 8;
/** Of two nodes the other one comes later. `Node` may be a page's own. */
const FOLLOWING = 4;
const LARGEST_CONFIG = 256 * 1024;

// The sentences that must be there when nothing else could be loaded.
const SENTENCES = {
  title: "The planner did not load",
  text: "What you have typed is kept. You can try again, or use the way below.",
  retry: "Try again",
  wait: "One moment: the planner is still loading.",
};

// Marks by which the usual recorders of visits leave a part of a page out.
const UNSEEN = "rr-block rr-ignore rr-mask sentry-block sentry-ignore sentry-mask ph-no-capture fs-exclude heap-ignore amp-block mp-block no-mouseflow ym-hide-content ym-disable-keys";
const PRIVATE = ["private", "sentry-block", "sentry-mask", "hj-suppress", "clarity-mask", "matomo-mask", "recording-disable"];
/** What tells which of our controls is used. Not so what moves the page, wheel and touch, and where the pointer is. */
const TELLING = [
  "click", "auxclick", "dblclick", "contextmenu", "mousedown", "mouseup", "pointerdown", "pointerup", "keydown", "keypress", "keyup",
  "beforeinput", "input", "change", "compositionstart", "compositionupdate", "compositionend", "copy", "cut", "paste", "focusin", "focusout",
];

/** Marks the place of our screens: all of them, for the answers are nobody else's. */
function unseen(place) {
  place.className = UNSEEN;
  for (const name of PRIVATE) place.setAttribute(`data-${name}`, "true");
  place.dataset.ddPrivacy = "hidden";
  return place;
}

/** What is around an element as it is drawn: of a child the slot, of a root the host. */
const around = (element) => element.assignedSlot ?? element.parentElement ?? element.getRootNode().host;

class Fault extends Error {
  constructor(code, phase, message) {
    super(message);
    Object.assign(this, { code, phase });
  }
}

const address = (file, base) =>
  new URL(file, base == null ? HOME : new URL(base, document.baseURI)).href;
/** The styles of the first two questions, and those of all later screens once they have come inside the wasm. */
const styles = [RCV_STYLES];
/** The sheets of each document that has shown a planner: no document takes those of another. */
const sheets = new WeakMap();
const sheetsIn = (page) => {
  const made = sheets.get(page) ?? [];
  styles.forEach((text, index) => {
    if (made[index]) return;
    made[index] = new page.defaultView.CSSStyleSheet();
    made[index].replaceSync(text);
  });
  sheets.set(page, made);
  return made;
};
const styleAll = (module) => {
  const [rest] = WebAssembly.Module.customSections(module, "styles");
  styles[1] = new TextDecoder().decode(rest);
};

/**
 * The bytes of a file; gives up when no new byte has come for 15 seconds. `watch` gets a response of
 * its own, whose body is still on its way.
 */
async function download(url, { signal, phase, integrity }, watch) {
  const stop = new AbortController();
  const abort = () => stop.abort();
  signal?.addEventListener("abort", abort, { once: true });
  let timer;
  let last;
  let stalled = false;
  // One timer that looks back: to set one anew for each chunk takes a slow phone longer than the chunk.
  const watchFrom = (since) => {
    last = since;
    timer = setTimeout(() => {
      stalled = last === since;
      if (stalled) stop.abort();
      else watchFrom(last);
    }, STALLED_AFTER + since - performance.now());
  };
  try {
    // Whoever notes which code fetched what, as Lighthouse does, reads the source of all that is
    // waiting for this call: here nothing is.
    await undefined;
    watchFrom(performance.now());
    const response = await fetch(url, {
      // As `<link rel="preload" crossorigin>` asks, or its bytes would be fetched again.
      // A configuration of the page's own site may be behind its login.
      signal: stop.signal, credentials: "same-origin", ...(integrity && { integrity }),
    });
    if (!response.ok) throw new Error(`status ${response.status}`);
    watch?.(response.clone());
    const chunks = [];
    // Some pages bring a fetch of their own, whose answers have no stream.
    const reader = response.body?.getReader?.();
    if (!reader) return await response.arrayBuffer();
    for (let read; !(read = await reader.read()).done; chunks.push(read.value)) last = performance.now();
    return await new Blob(chunks).arrayBuffer();
  } catch (error) {
    if (signal?.aborted) throw error;
    const late = stalled && phase === "wasm";
    throw new Fault(late ? "wasm-timeout" : `${phase}-fetch`, phase, `${url}: ${error.message ?? error}`);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener("abort", abort);
  }
}

async function json(url, options) {
  return parsed(await download(url, options), options.phase, url);
}

/** An object from JSON of at most 256 KiB: text, or bytes of UTF-8. */
function parsed(source, phase, where) {
  let value;
  try {
    const text = typeof source === "string" ? source : new TextDecoder("utf-8", { fatal: true }).decode(source);
    value = JSON.parse(text.length > LARGEST_CONFIG ? "null" : text);
  } catch (error) {
    throw new Fault(`${phase}-parse`, phase, `${where}: ${error.message}`);
  }
  return object(value, phase, where);
}

function object(value, phase, where) {
  if (typeof value !== "object" || !value || Array.isArray(value)) {
    throw new Fault(`${phase}-invalid`, phase, `${where} is not an object of at most 256 KiB`);
  }
  return value;
}

/** One compiled module for all instances, checked against the build's hash while it compiles. */
async function compile(base, { onSlow } = {}) {
  if (typeof WebAssembly !== "object") {
    throw new Fault("wasm-unavailable", "wasm", "this browser has no WebAssembly");
  }
  const { file, sri } = RCV_FILES.wasm;
  const url = address(file, base);
  const subtle = globalThis.crypto?.subtle;
  let compiled;
  const options = { phase: "wasm", ...(!subtle && { integrity: sri }) };
  const bytes = await download(url, options, (response) => {
    if (!response.headers.get("content-type")?.startsWith("application/wasm")) return;
    compiled = WebAssembly.compileStreaming(response);
    compiled.catch(() => {});
  });
  if (subtle) {
    const digest = new Uint8Array(await subtle.digest("SHA-256", bytes));
    const hash = `sha256-${btoa(String.fromCharCode(...digest))}`;
    if (hash !== sri) throw new Fault("wasm-integrity", "wasm", `${url} is not the file of this release`);
  }
  if (!compiled) onSlow?.(new Fault("wasm-mime", "wasm", `${url} is not served as application/wasm`));
  // A response of a page's own fetch is none to the compiler; its bytes are.
  return (compiled ?? Promise.reject()).catch(() => WebAssembly.compile(bytes)).catch(refuseWasm);
}

/** A policy forbids compiling in one browser, in another only what comes after. */
function refuseWasm({ message }) {
  const isBlocked = /unsafe-eval|content.security.policy|blocked by CSP/i.test(message);
  throw new Fault(isBlocked ? "wasm-blocked-csp" : "wasm-invalid", "wasm", message);
}

/** The engine that every instance shares, until a panic poisons it. */
const engine = {
  module: undefined,
  glue: undefined,
  users: new Set(),
  async start(base, options) {
    this.module ??= compile(base, options);
    this.module.catch(() => { this.module = undefined; });
    const module = await this.module;
    this.glue ??= (async () => {
      // A panic is a trap. A build with the texts of panics says first, by `watch`, what it was.
      let isLost = false;
      const lost = (message) => {
        if (!isLost) this.poison(message);
        isLost = true;
      };
      const glue = createGlue((error) => lost(`the engine stopped: ${error.message}`));
      await glue.init(module).catch(refuseWasm);
      styleAll(module);
      glue.watch(lost);
      const handed = new Map();
      // Of equal keys the last one counts: English stands in for what a language has not.
      glue.localeOf = ({ words, fallback }) => {
        if (!handed.has(words)) {
          handed.set(words, new glue.Locale(packed(words === fallback ? [words] : [fallback, words])));
        }
        return handed.get(words);
      };
      return glue;
    })();
    this.glue.catch(() => { this.glue = undefined; });
    return this.glue;
  },
  poison(message) {
    this.glue = undefined;
    for (const user of [...this.users]) user(new Fault("panic", "run", message));
    this.users.clear();
  },
};

/** The tag of the locale file that fits best; English where none does. */
function localeFor(lang) {
  const known = Object.keys(RCV_FILES.locales);
  const parts = lang.toLowerCase().split("-");
  while (parts.length) {
    const found = known.find((tag) => tag.toLowerCase() === parts.join("-"));
    if (found) return found;
    parts.pop();
  }
  return "en";
}

const locales = new Map();
function locale(tag, base, options) {
  const { file, sri } = RCV_FILES.locales[tag];
  const url = address(file, base);
  if (!locales.has(url)) {
    const loaded = json(url, { ...options, phase: "locale", integrity: sri });
    loaded.catch(() => locales.delete(url));
    locales.set(url, loaded);
  }
  return locales.get(url);
}

/** All words in one piece: keys and texts in turn. They come as trees, in which the start of a key stands once. */
const packed = (trees) => {
  const flat = (tree, start) => Object.entries(tree).flatMap(([key, value]) =>
    typeof value === "string" ? [start + key, value] : flat(value ?? {}, start + key));
  return new TextEncoder().encode(trees.flatMap((tree) => flat(tree, "")).join("\0"));
};

/** Lets the browser draw and answer: behind a question that is used already, nothing may take long at a time. */
const breath = () => new Promise((resolve) => {
  // Sooner than a timer, which browsers hold up.
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    resolve();
  };
  port2.postMessage(0);
});

/** A moment after what is on the page now has been drawn; soon, where nothing is drawn, as in a hidden tab. */
const drawn = () => new Promise((resolve) => {
  requestAnimationFrame(() => setTimeout(resolve, 50));
  setTimeout(resolve, 150);
});

/** Whether a value fits a token of the theme: one that does not would leave a button unseen. */
const fits = (token, value) => CSS.supports(RCV_EARLY.kinds[token] ?? "color", value);

/** What the clinic was told: each line once, however many planners there are. */
const said = new Set();
/** Longer than that nobody reads. */
const MOST_LINES = 50;
/** The file that reads what a clinic has meant and has the sentences for it, once it is here. */
let helper;
let helping;

/** The names of the planners at work: two of one name would keep their answers in one place. */
const taken = new Map();

const queued = ["exportICS", "exportText", "shareURL", "print"];

class RecoveryCalculator extends HTMLElement {
  static observedAttributes = [...OBSERVED, "hidden"];
  static version = RCV_VERSION;

  /** A `PlanResult` for a `PlanRequest`: objects in, objects out. */
  static async plan(request) {
    const glue = await engine.start();
    return glue.plan(request);
  }

  #shadow; #slot; #mount; #panel; #widget; #held; #loading; #near; #config; #fetched = {}; #inlined = {}; #kept;
  #state = "idle"; #destroyed = false; #queue = []; #ready; #resolve; #reject; #refresh = false;
  #started = 0; #used; #isStale = false; #updating; #shown; #isRetried = false; #name; #wanted;
  #early; #said; #glue; #told = []; #source; #ground; #warned; #isPressed = false; #around;

  constructor() {
    super();
    this.#promise();
  }

  #promise() {
    this.#ready = new Promise((resolve, reject) => { this.#resolve = resolve; this.#reject = reject; });
    this.#ready.catch(() => {});
  }

  get version() { return RCV_VERSION; }
  get state() { return this.#state; }
  get ready() { return this.#ready; }
  get step() { return this.#widget?.step() ?? { id: null, index: null, total: 6 }; }
  get plan() { return this.#widget?.result() ?? null; }
  get answers() { return this.#widget?.answers() ?? structuredClone(this.#kept ?? {}); }
  set answers(answers) {
    if (this.#widget) this.#widget.merge(answers);
    else this.#kept = { ...this.#kept, ...answers };
  }
  get config() { return this.#widget?.config() ?? structuredClone(this.#config ?? {}); }
  set config(config) {
    // Frameworks set a property where a page would write the attribute.
    const address = config?.href ?? config;
    const isAddress = typeof address === "string";
    this.#config = isAddress ? undefined : config;
    if (isAddress) this.setAttribute("config", address);
    this.#update();
  }

  connectedCallback() {
    if (this.#destroyed) return;
    this.#takeEarly();
    if (this.#widget || this.#loading || this.#state === "error") return;
    if (!this.#mount && !this.#build()) return;
    this.#watch();
  }

  /** What a script of the page has set before the element was defined. */
  #takeEarly() {
    for (const name of ["config", "answers"].filter((name) => Object.hasOwn(this, name))) {
      const value = this[name];
      delete this[name];
      this[name] = value;
    }
  }

  disconnectedCallback() {
    // A move is a disconnect and a connect in one task; only a real removal frees anything.
    setTimeout(() => { if (!this.isConnected) this.#release(); });
  }

  /** What a document has adopted, another one does not show. */
  adoptedCallback() {
    if (this.#shadow?.adoptedStyleSheets) this.#dress();
  }

  attributeChangedCallback(name) {
    if (name !== "hidden") return this.#update();
    this.#near?.();
    if (this.#state === "idle" && this.#mount && this.isConnected) this.#watch();
  }

  reset() { return this.#call((widget) => widget.reset()); }
  retry() {
    if (this.#state !== "error") return;
    this.#promise();
    this.#isRetried = this.#shadow?.activeElement != null;
    this.#clear();
    if (this.#mount || this.#build()) this.#load();
  }
  destroy() {
    this.#destroyed = true;
    this.#release();
    this.#early?.root.remove();
    this.#early = undefined;
    const gone = this.#gone();
    this.#reject(gone);
    for (const [, reject] of this.#queue.splice(0)) reject(gone);
  }

  #gone() { return new DOMException("the element was destroyed", "InvalidStateError"); }

  /** Runs now, or once ready, in the order of the calls. */
  #call(act) {
    if (this.#destroyed) return Promise.reject(this.#gone());
    return new Promise((resolve, reject) => {
      const run = () => {
        try {
          resolve(act(this.#widget));
        } catch (error) {
          reject(error);
        }
      };
      if (this.#widget && !this.#held) run();
      else this.#queue.push([run, reject]);
    });
  }

  static {
    for (const name of queued) {
      this.prototype[name] = function () {
        return this.#call(async () => {
          // Half a page is not for paper.
          while (name === "print" && this.#mount?.querySelector("[data-partial]")) await new Promise(requestAnimationFrame);
          const made = this.#widget?.[name]();
          if (made === undefined) throw new DOMException("no plan is shown", "InvalidStateError");
          return made;
        });
      };
    }
  }

  #build() {
    // A page may have brought the first question in its own HTML. Moved, it would lose the focus.
    const given = this.shadowRoot?.querySelector("div > .root")?.parentElement;
    if (!this.#shadow) {
      this.#shadow = this.shadowRoot ?? this.attachShadow({ mode: "open" });
      this.#slot = this.#shadow.querySelector("slot") ?? document.createElement("slot");
      const [above, below] = SLOTS.map((name) => Object.assign(document.createElement("slot"), { name }));
      this.#shadow.prepend(above);
      this.#shadow.append(...(given ? [] : [this.#slot]), below);
      for (const kind of TELLING) this.#shadow.addEventListener(kind, (event) => this.#keep(event), { passive: true });
      for (const kind of ["pointerdown", "keydown", "focusin", "click"]) {
        this.#shadow.addEventListener(kind, (event) => this.#uncover(event), { capture: true, passive: true });
      }
    }
    // Not by `CSS.supports`: a page may have a `CSS` of its own.
    const { style } = this.#slot;
    style.color = "light-dark(red, red)";
    const isNew = style.color;
    style.color = "";
    if (!("adoptedStyleSheets" in this.#shadow) || !isNew) {
      given?.remove();
      this.#fail(new Fault("unsupported-browser", "start", "this browser is too old"));
      return false;
    }
    this.#dress();
    this.#mount = unseen(given ?? document.createElement("div"));
    this.#mount.hidden = !given;
    if (given) this.#place(new Early(this.#heading(), given.firstElementChild));
    else this.#slot.after(this.#mount);
    this.#shadow.querySelector("link")?.remove();
    this.#setState("idle");
    return true;
  }

  #dress() {
    // A document without a window, as of a template, draws nothing.
    if (this.ownerDocument.defaultView) this.#shadow.adoptedStyleSheets = sheetsIn(this.ownerDocument);
  }

  /** The box of a class that it stands in, with what the page's author wrote, else itself. */
  get #box() { return this.slot === BOXED ? this.parentElement ?? this : this; }

  /** Shows or hides what the page's author wrote: here, or beside us in the box. */
  #hideOwn(isHidden) {
    this.#slot.hidden = isHidden;
    if (this.slot === BOXED) this.#around ??= this.assignedSlot?.nextElementSibling;
    if (this.#around) this.#around.hidden = isHidden;
  }

  #watch() {
    if (this.hasAttribute("hidden")) return;
    const loading = this.getAttribute("loading");
    if (loading === "eager") return this.#load();
    const start = () => this.#load();
    const stop = new AbortController();
    // Before our root keeps them.
    const options = { once: true, signal: stop.signal, capture: true };
    for (const kind of ["focusin", "pointerover", "pointerdown"]) this.addEventListener(kind, start, options);
    let observer;
    if (loading !== "interaction") {
      observer = new IntersectionObserver((entries) => entries.some((entry) => entry.isIntersecting) && start(), { rootMargin: NEAR });
      observer.observe(this);
    }
    this.#near = () => { stop.abort(); observer?.disconnect(); this.#near = undefined; };
  }

  /**
   * Keeps in our root what tells which control was used: that may be about health, and no key in our
   * fields is a shortcut of the page's. Out go the keys that a dialog around us waits for, and what
   * happens to the page's own children in our slots. By the path: what was pressed may be gone.
   */
  #keep(event) {
    const isOurs = event.composedPath().includes(this.#mount);
    if (isOurs && event.key !== "Tab" && event.key !== "Escape") event.stopPropagation();
  }

  /**
   * Before a press or a key moves the page: how far what stays in place reaches over the top, which our
   * sheets keep free. A control that a key has reached comes clear of it; not every browser sees to that.
   */
  #uncover({ type, target }) {
    // A browser that is too old shows the page's own text alone.
    if (!this.#mount) return;
    if (type === "pointerdown" || type === "keydown") this.#isPressed = type === "pointerdown";
    else if (type === "click" || !this.#isPressed) this.#measure();
    if (type === "focusin" && !this.#isPressed && !this.#early && this.#mount.contains(target)) target.scrollIntoView({ block: "nearest" });
  }

  #measure() {
    const outer = new Set();
    let top = 0;
    for (let at = this; at; at = around(at)) {
      outer.add(at);
      const isScroller = !top && at.scrollHeight > at.clientHeight && /auto|scroll/.test(getComputedStyle(at).overflowY);
      if (isScroller) top = Math.max(0, at.getBoundingClientRect().top);
    }
    const { left, width } = this.getBoundingClientRect();
    let edge = top;
    for (let bar = 0; bar < 4; bar++) {
      let over = document.elementFromPoint(left + width / 2, edge);
      while (over && !outer.has(over) && !/fixed|sticky/.test(getComputedStyle(over).position)) over = around(over);
      const bottom = over && !outer.has(over) ? over.getBoundingClientRect().bottom : 0;
      // What covers half the view is no header.
      if (bottom <= edge || bottom > innerHeight / 2) break;
      edge = bottom;
    }
    this.#mount.style.setProperty("--_cover", `${Math.ceil(edge - top)}px`);
  }

  async #load() {
    this.#near?.();
    if (this.#loading || this.#widget || this.#destroyed) return;
    this.#started = performance.now();
    const stop = new AbortController();
    this.#loading = stop;
    this.#setState("loading");
    this.#isStale = false;
    const isWanted = () => this.#loading === stop && this.isConnected;
    const goesOn = async () => {
      if (this.#early) await breath();
      return isWanted();
    };
    try {
      if (new URL(HOME).protocol === "file:") {
        throw new Fault("file-protocol", "start", "the files have to come from a web server");
      }
      const options = { onSlow: (fault) => this.#tell(fault, false) };
      const isUp = engine.glue != null;
      // In a task of its own: with the module's it would be one that a slow phone answers nothing in.
      const soon = breath();
      const started = soon.then(() => engine.start(this.getAttribute("base"), options));
      const file = soon.then(() => this.#file(stop.signal));
      let known;
      const show = (read) => {
        // The file in time is told twice.
        if (read === known || !isWanted() || this.#widget) return;
        known = read;
        this.#showEarly(read);
      };
      if (!isUp || this.#early) {
        soon.then(() => {
          const late = new Promise((resolve) => { setTimeout(resolve, PATIENCE, {}); });
          // Whatever goes wrong with it: the real question comes.
          for (const part of [Promise.race([file, late]), file]) part.then(show).catch(() => {});
        });
      }
      // The words are of use only once the wasm is here: the first question is drawn before they are asked for.
      const brought = (isUp ? Promise.resolve() : soon.then(drawn)).then(() => isWanted() && this.#outside(stop.signal, file));
      const [glue, outside] = await Promise.all([started, brought]);
      if (!isWanted()) return;
      // From here on a trap of the engine, whoever's it is, is ours to show.
      this.#used = (fault) => this.#fail(fault);
      engine.users.add(this.#used);
      if (!await goesOn()) return;
      glue.localeOf(outside);
      if (!await goesOn()) return;
      const input = await this.#read(glue, outside);
      if (!await goesOn()) return input.free();
      await this.#start(glue, input, outside.lang);
    } catch (error) {
      if (isWanted()) this.#fail(error);
    } finally {
      if (this.#loading === stop) this.#loading = undefined;
    }
  }

  /** What comes from elsewhere: the words and the configuration file. */
  async #outside(signal, file = this.#file(signal)) {
    const base = this.getAttribute("base");
    const lang = this.#lang();
    const tag = localeFor(lang);
    const english = locale("en", base, {});
    const own = tag === "en" ? english : locale(tag, base, {}).catch((fault) => {
      this.#tell(fault, false);
      return english;
    });
    const [words, fallback, config] = await Promise.all([own, english, file, this.#inline().done]);
    return { lang: words === fallback ? "en" : tag, words, fallback, config };
  }

  /** The configuration file, read once. Whatever is wrong, the planner works without: never a blank widget. */
  async #file(signal) {
    const url = this.getAttribute("config");
    if (!url) return {};
    if (this.#fetched.from === url) return this.#fetched;
    const read = { from: url };
    try {
      // Some write the configuration itself where its address belongs.
      const source = /^\s*\{/.test(url) ? url : await download(new URL(url, document.baseURI).href, { signal, phase: "config" });
      await this.#parse(read, source, source === url ? "the attribute config" : url);
    } catch (error) {
      if (signal?.aborted) return {};
      this.#refuse(read, error instanceof Fault ? error : new Fault("config-fetch", "config", error.message));
    }
    return this.#fetched = read;
  }

  /**
   * The inline configuration: a `<script type="application/json">` inside, also in a paragraph that a
   * CMS put around it. What is no JSON is read later.
   */
  #inline() {
    const data = 'script[type="application/json"]';
    const from = (this.#box.querySelector(data) ?? this.#strayed(data))?.text;
    if (this.#inlined.from !== from) {
      const read = this.#inlined = { from };
      if (from !== undefined) read.done = this.#parse(read, from, "the inline configuration");
    }
    return this.#inlined;
  }

  /** Reads a configuration, at once where it is JSON, else as it was meant. */
  async #parse(read, source, where) {
    try {
      read.config = parsed(source, "config", where);
    } catch (fault) {
      const { value, told, fault: found } = (fault.code === "config-parse" && (await this.#help())?.read(source)) || {};
      try {
        if (!told) throw found ? new Fault(fault.code, fault.phase, `${where}: ${found}`) : fault;
        read.config = object(value, "config", where);
        read.told = told.map((message) => ({ path: "", code: "not_json", message: `${where}: ${message}` }));
      } catch (refused) {
        this.#refuse(read, refused);
      }
    }
  }

  /**
   * What reads what a clinic has meant, and has the sentences for it; nothing where it cannot be had in
   * time. Fetched first, because `import()` alone does not check what it gets.
   */
  #help() {
    if (helping) return helping;
    const { file, sri } = RCV_FILES.help;
    const href = address(file, this.getAttribute("base"));
    const here = fetch(href, { integrity: sri }).then((response) => response.arrayBuffer()).then(() => import(href));
    const late = new Promise((resolve) => { setTimeout(resolve, HELPFUL_WITHIN); });
    return helping = Promise.race([here.then((it) => helper = it, () => {}), late]);
  }

  /** Everything that the widget is told, read; where something is wrong with it, as it was meant. */
  async #read(glue, outside) {
    const locale = glue.localeOf(outside);
    let handed = this.#input(outside);
    let input = new glue.Input(locale, handed);
    this.#told = [outside.config, this.#inline()].flatMap(({ told }) => told ?? []);
    const { warned } = input;
    const help = warned.length ? await this.#help() : undefined;
    const meant = help?.mend([...handed.configs, handed.property], { lang: outside.lang, fits, warned: new Set(warned) });
    if (meant?.told.length) {
      this.#told.push(...meant.told);
      const property = meant.configs.pop();
      handed = { ...handed, property, configs: meant.configs, ...this.#region(outside.lang, [...meant.configs, property]) };
      input.free();
      input = new glue.Input(locale, handed);
    }
    this.#source = { ...handed, words: outside.words };
    return input;
  }

  /**
   * What a CMS has moved out of the tag: it makes paragraphs at blank lines, which end one that the
   * tag stands in, and so the tag too.
   */
  #strayed(selector) {
    let next = this.parentElement?.localName === "p" ? this.parentElement : undefined;
    for (let looks = 0; looks < 3 && next; looks += 1) {
      next = next.nextElementSibling;
      if (next?.localName !== "p" || next.querySelector(TAG)) return undefined;
      const found = next.querySelector(`:scope > ${selector}:not([id])`);
      if (found) return found;
    }
    return undefined;
  }

  #refuse(read, fault) {
    read.refused = fault.code;
    this.#tell(fault, false);
  }

  /** Its name on this page: the second of one name gets a number. */
  #claim() {
    const wanted = this.#wants;
    if (this.#wanted !== wanted) {
      this.#disclaim();
      this.#name = this.#wanted = wanted;
      // One that has left the page is about to go.
      for (let number = 2; taken.get(this.#name)?.isConnected; number += 1) this.#name = `${wanted}-${number}`;
      taken.set(this.#name, this);
    }
    return this.#name;
  }

  #disclaim() {
    if (taken.get(this.#name) === this) taken.delete(this.#name);
    this.#wanted = undefined;
  }

  /**
   * Shows the first question before the wasm is here, unless it could look or be another one: in
   * other words, filled from a link or the page, or with an offer to go on.
   */
  #showEarly(file) {
    const configs = [file.config, this.#inline().config, { unit: this.getAttribute("unit") }, this.#config].filter((part) => part != null);
    const reworded = new RegExp(RCV_EARLY.keys);
    const isOther = this.#kept || localeFor(this.#lang()) !== "en" || location.hash.includes("rcv") || this.#isKept()
      || configs.some(({ texts }) => Object.keys(texts ?? {}).some((key) => reworded.test(key)));
    // One that is in use already keeps what was typed, and its words until the widget is here.
    if (isOther && !this.#early?.isDressed) {
      this.#early?.root.remove();
      this.#early = undefined;
      return;
    }
    const early = this.#early ?? new Early(this.#heading());
    const unit = configs.map((config) => config.unit).filter((unit) => unit != null).pop();
    early.dress({
      unit: ["km", "mi"].includes(unit) ? unit : RCV_EARLY.miles.includes(this.#region("en", configs).region) ? "mi" : "km",
      scheme: this.#scheme(),
      theme: configs.flatMap(({ theme }) => Object.entries(theme ?? {})).filter(([name, value]) => isNaN(name) && isSafe(value) && fits(name, value)),
    });
    this.#place(early);
    if (this.#isRetried) early.focus();
    this.#isRetried = false;
  }

  #place(early) {
    this.#early = early;
    if (early.root.parentNode !== this.#mount) this.#mount.append(early.root);
    this.#mount.hidden = false;
    this.#hideOwn(true);
  }

  /** Whether answers of an earlier visit will be offered. */
  #isKept() {
    const key = this.#key();
    try {
      return this.getAttribute("persist") !== "none" && (localStorage.getItem(key) ?? sessionStorage.getItem(key)) != null;
    } catch {
      return false;
    }
  }

  /** Where its answers are kept: copies of one clinic's planner share the place, two clinics of an origin do not. */
  #key() {
    const given = [this.#inline().config, this.#config].map((config) => config?.clinic?.name);
    let clinic = given.filter((name) => typeof name === "string").pop();
    try {
      const url = this.getAttribute("config");
      if (url) clinic = new URL(url, document.baseURI).pathname;
    } catch {
      // No address: nothing came from there either.
    }
    return ["rcv:1", this.#wants, ...(clinic ? [clinic] : [])].join(":");
  }

  get #wants() { return this.getAttribute("instance") || "default"; }

  /** Whether a link is for this one: of copies for wide and narrow screens the one that is seen opens it. */
  #opensLinks() {
    const isSeen = (one) => one.getClientRects().length > 0;
    const isCopy = (one) => one !== this && (one.getAttribute("instance") || "default") === this.#wants;
    return isSeen(this) || ![...this.getRootNode().querySelectorAll(this.localName)].some((one) => isCopy(one) && isSeen(one));
  }

  #lang() {
    const given = this.getAttribute("lang") || this.parentElement?.closest("[lang]")?.getAttribute("lang");
    return (given || document.documentElement.lang || navigator.language || "en").replaceAll("_", "-");
  }

  /** Everything that the widget is told: attributes as they stand, configurations by rank. */
  #input({ lang, config }) {
    const attributes = {};
    for (const name of [...OBSERVED, "loading"]) if (this.hasAttribute(name)) attributes[name] = this.getAttribute(name);
    // An unknown word stays, to be told.
    this.#ground = attributes.theme = this.#scheme();
    const read = [config, this.#inline()];
    const configs = read.map((part) => part.config).filter((part) => part !== undefined);
    return {
      lang, attributes, configs,
      refused: read.map(({ refused }) => refused ?? null),
      instance: this.#claim(),
      key: this.#key(),
      opensLinks: () => this.#opensLinks(),
      property: this.#config ?? null,
      ...this.#region(lang, [...configs, this.#config]),
      fits,
      heading: this.#heading(),
      origin: location.origin,
    };
  }

  /**
   * The region, the first day of its week and how its prices are written. The region is the one that the
   * language names, else the clinic's, else the browser's, and only then the one where the language is
   * most at home.
   */
  #region(lang, configs) {
    const tag = (make) => { try { return make(); } catch { return undefined; } };
    const locale = tag(() => new Intl.Locale(this.#lang()));
    const country = configs.map((config) => config?.clinic?.country).filter((code) => typeof code === "string").pop();
    const region = locale?.region
      ?? tag(() => country && new Intl.Locale(`und-${country}`).region)
      ?? tag(() => new Intl.Locale(navigator.language).region)
      ?? tag(() => locale.maximize().region);
    const formats = {};
    // Asked for when a calendar or a price is drawn: it takes a slow phone a tenth of a second to know.
    return {
      region,
      weekStart: () => tag(() => {
        const there = new Intl.Locale(`und-${region}`);
        return (there.getWeekInfo?.() ?? there.weekInfo)?.firstDay;
      }),
      money: (amount, currency) => tag(() => (formats[currency] ??= new Intl.NumberFormat(
        tag(() => new Intl.Locale(lang, { region })), { style: "currency", currency, trailingZeroDisplay: "stripIfInteger" },
      )).format(amount)),
    };
  }

  /**
   * The colour scheme. A page that is dark without saying so in `color-scheme` is known by the first
   * ground behind the planner.
   */
  #scheme(asked = this.getAttribute("theme") ?? "inherit") {
    if (asked !== "inherit" || getComputedStyle(this).colorScheme !== "normal") return asked;
    const probe = this.#mount.style;
    for (let at = this; at; at = at.assignedSlot ?? at.parentElement ?? at.getRootNode().host) {
      // A mix is computed as red, green and blue, however the page has written the colour.
      const ground = getComputedStyle(at).backgroundColor;
      probe.outlineColor = `color-mix(in srgb, ${ground}, ${ground})`;
      const [red, green, blue, alpha = 1] = getComputedStyle(this.#mount).outlineColor.match(/[\d.e-]+(?=[ )])/g)?.map(Number) ?? [];
      probe.outlineColor = "";
      if (alpha > .5) return .2126 * red + .7152 * green + .0722 * blue < .4 ? "dark" : "inherit";
    }
    return "inherit";
  }

  /** One below the nearest heading before the element, at least 2. */
  #heading() {
    const given = Number(this.getAttribute("heading-level"));
    if (given >= 2 && given <= 6) return given;
    const before = [...this.getRootNode().querySelectorAll("h1, h2, h3, h4, h5, h6")].filter(
      (heading) => heading.compareDocumentPosition(this) & FOLLOWING
        && !this.#box.contains(heading),
    );
    const level = Number(before.at(-1)?.localName[1] ?? 1) + 1;
    return Math.min(6, Math.max(2, level));
  }

  async #start(glue, input, lang) {
    this.#dress();
    this.#mount.hidden = false;
    this.#mount.toggleAttribute("data-turn", this.#early != null);
    this.#shown = lang;
    const shown = this.#turn();
    const early = this.#early;
    const widget = new glue.Widget(this.#mount, input, this.#kept ?? null, (name, detail) => this.#heard(name, detail));
    this.#widget = widget;
    this.#glue = glue;
    this.#hideOwn(true);
    this.#clear();
    const held = this.#held = [];
    if (early) await breath();
    if (this.#widget !== widget) return;
    widget.show();
    await shown;
    if (early) await breath();
    if (this.#widget !== widget) return;
    widget.look();
    const isOn = () => this.#widget === widget;
    if (early) {
      await breath();
      if (isOn()) await early.handOver(() => this.#turn(), isOn);
    }
    if (!isOn()) return;
    this.#mount.toggleAttribute("data-turn", false);
    this.#early = undefined;
    this.#held = undefined;
    this.#setState("ready");
    const { source } = widget;
    this.#emit("rcv-ready", { loadMs: Math.round(performance.now() - this.#started), source });
    for (const told of held) this.#pass(...told);
    this.#resolve(this);
    for (const [run] of this.#queue.splice(0)) run();
    if (this.#isStale) this.#update();
    const box = this.#box;
    if (!box.nextElementSibling && (box.children.length > MANY || box.querySelector(OF_PAGE))) {
      this.#tell(new Fault("self-closing", "start", `write </${this.localName}> at its end: HTML does not end a tag by "/>", and takes the rest of the page into it`), false);
    }
    // The button that was pressed is gone: the question takes the focus.
    if (this.#isRetried) setTimeout(() => this.#mount.querySelector("[tabindex='-1']")?.focus());
    this.#isRetried = false;
  }

  /** Resolves when the widget says its next state: that is on the page by then. */
  #turn() { return new Promise((resolve) => { this.#said = resolve; }); }

  /** What the widget says: events of the contract, and states. */
  #heard(name, detail) {
    if (name === "fault") {
      this.#tell(new Fault(detail.code, detail.phase, detail.message), false);
      return true;
    }
    if (name === "state") {
      this.#kept = detail.answers;
      this.#said?.();
    }
    // Of answers the page hears nothing before the widget is there, with all that was given early.
    if (this.#held && name !== "rcv-config") return this.#held.push([name, detail]) > 0;
    // The page may have changed its colours meanwhile.
    if (name === "rcv-step") {
      if (this.#scheme() !== this.#ground) this.#update();
      this.#widget?.look();
    }
    return name === "rcv-config" ? this.#warn(detail.warnings) : this.#pass(name, detail);
  }

  /** Tells the page's owner what was wrong with the configuration: one event, a console line for each. */
  #warn(warnings) {
    const all = this.#warned = [...this.#told, ...warnings];
    const say = (help) => {
      const told = all.map((warning) => ({ message: help?.explain(warning, this.#source) ?? warning.code, ...warning }));
      for (const { path, code, message } of told.slice(0, MOST_LINES)) {
        const line = `recovery-calculator: ${path ? `${path}: ` : ""}${message} (${HELP}${code})`;
        // What a visitor's link says is no matter of the clinic's, and faults have a line already.
        if (said.has(line) || path.startsWith("#") || code.startsWith("config-")) continue;
        said.add(line);
        console.warn(line);
      }
      this.#emit("rcv-config", { warnings: told });
    };
    if (helper || !all.length) say(helper);
    else this.#help().then((help) => this.#widget && this.#warned === all && say(help));
    return true;
  }

  /** Out to the page. */
  #pass(name, detail) {
    if (name === "state") {
      this.#setState(detail.state);
      return true;
    }
    return this.#emit(name, detail, ["rcv-book", "rcv-export", "rcv-share"].includes(name));
  }

  /** Takes over what changed, once for all changes of one task; a later change wins over a slow one. */
  #update() {
    this.#isStale = true;
    if (!this.#widget || this.#refresh) return;
    this.#refresh = true;
    queueMicrotask(async () => {
      this.#refresh = false;
      this.#isStale = false;
      this.#updating?.abort();
      const { signal } = this.#updating = new AbortController();
      try {
        const outside = await this.#outside(signal);
        if (signal.aborted) return;
        this.#shown = outside.lang;
        const input = await this.#read(this.#glue, outside);
        if (signal.aborted || !this.#widget) return input.free();
        this.#widget.update(input);
      } catch (error) {
        if (!signal.aborted) this.#tell(error, false);
      }
    });
  }

  #release() {
    this.#held = undefined;
    this.#near?.();
    this.#updating?.abort();
    this.#loading?.abort();
    this.#loading = undefined;
    if (this.#used) engine.users.delete(this.#used);
    this.#used = undefined;
    this.#disclaim();
    if (this.#widget) {
      this.#kept = this.#widget.answers();
      this.#widget.destroy();
      this.#widget = undefined;
      this.#mount.hidden = true;
      this.#hideOwn(false);
      this.#promise();
    } else if (this.#state === "error") {
      this.#clear();
      this.#promise();
    }
    this.#setState("idle");
  }

  #setState(state) {
    this.#state = state;
    if (this.dataset.state !== state) this.dataset.state = state;
  }

  #emit(name, detail, cancelable = false) {
    const full = {
      v: 1, instance: this.#name ?? this.#wants, version: RCV_VERSION,
      lang: this.#shown ?? this.#lang(), ...detail,
    };
    if (this.#widget?.hasDataLayer && name !== "rcv-config") {
      (globalThis.dataLayer ??= []).push({ event: name, ...(detail.step && { step: detail.step }) });
    }
    return this.dispatchEvent(new CustomEvent(name, {
      bubbles: true, composed: true, cancelable, detail: Object.freeze(full),
    }));
  }

  /** Tells the page's owner of a fault: one event, one console line. */
  #tell(error, fatal) {
    const code = error.code ?? "wasm-invalid";
    const fault = typeof code === "string" ? { code, phase: error.phase } : { code: "wasm-invalid", phase: "start" };
    const help = HELP + fault.code;
    console[fatal ? "error" : "warn"](`recovery-calculator: ${fault.code}: ${error.message} (${help})`);
    this.#emit("rcv-error", { ...fault, fatal, message: error.message, help });
  }

  /** A fatal fault: one plain sentence, Retry, and the author's own content. */
  #fail(error) {
    if (this.#used) engine.users.delete(this.#used);
    this.#used = undefined;
    this.#widget = undefined;
    this.#held = undefined;
    this.#loading = undefined;
    this.#hideOwn(false);
    if (this.#mount) {
      // A poisoned instance can no longer clear up after itself.
      const mount = unseen(document.createElement("div"));
      mount.hidden = true;
      this.#mount.replaceWith(mount);
      this.#mount = mount;
    }
    this.#early?.rest();
    this.#clear();
    // These sentences are there before any locale, so they are English whatever the page is.
    this.#panel = Object.assign(document.createElement("div"), { className: "root", lang: "en", dir: "ltr" });
    const failure = document.createElement("div");
    failure.className = "failure";
    failure.setAttribute("role", "alert");
    const title = document.createElement("p");
    title.append(document.createElement("strong"));
    title.firstChild.textContent = SENTENCES.title;
    const text = document.createElement("p");
    text.textContent = SENTENCES.text;
    const retry = document.createElement("button");
    retry.type = "button";
    retry.className = "button";
    retry.textContent = SENTENCES.retry;
    retry.addEventListener("click", () => this.retry());
    failure.append(title, text, retry);
    this.#panel.append(failure);
    this.#slot.before(this.#panel);
    this.#setState("error");
    this.#tell(error, true);
    this.#reject(error);
  }

  #clear() {
    this.#panel?.remove();
    this.#panel = undefined;
  }
}
