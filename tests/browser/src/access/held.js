// Checks that hold for every planner of the page in any state. `arguments` are the change made
// before: "", "spacing" (WCAG 1.4.12) or "large" (text twice as large); the states to check (all,
// if empty); and a callback for the number of planners and the findings.

const [change, states, done] = arguments;

const TARGETS = "a[href], button, summary, input, select, textarea";
/** Drawings and calendar days, for which the list is the accessible equivalent (D-21). */
const EXEMPT = "svg, .calendar__day, [aria-hidden=true]";
const LEAST = 44;
/** A week of such columns is wider than a screen of 320 px; they are as wide as that leaves room for. */
const COLUMN = ".days__day";
const LEAST_COLUMN = 38;

const shadow = (planner) => planner.shadowRoot.querySelector(".root");
const all = (root, selector) => [...root.querySelectorAll(selector)];
const tidy = (text) => text.replace(/\s+/g, " ").trim();
const isHidden = (element) => element.closest(".visually-hidden") !== null || getComputedStyle(element).clipPath === "inset(50%)";
const isShown = (element) => element.checkVisibility({ visibilityProperty: true }) && !isHidden(element);
const called = (element) => {
  const { localName, id, className } = element;
  return `${localName}${id ? `#${id}` : `.${String(className.baseVal ?? className).split(" ")[0]}`} "${tidy(element.textContent).slice(0, 30)}"`;
};

/** The box of a checkbox together with its label. */
function box(element) {
  const boxes = [element, ...(element.labels ?? [])].map((one) => one.getBoundingClientRect());
  const start = { left: Math.min(...boxes.map((one) => one.left)), top: Math.min(...boxes.map((one) => one.top)) };
  return {
    width: Math.max(...boxes.map((one) => one.right)) - start.left,
    height: Math.max(...boxes.map((one) => one.bottom)) - start.top,
  };
}

const CHECKS = {
  /** 2.5.5, and touch: no delay for a double tap, no zoom into a field. */
  target(root, say) {
    for (const element of all(root, TARGETS).filter((one) => isShown(one) && !one.matches(EXEMPT) && !one.closest(EXEMPT))) {
      const { width, height } = box(element);
      const style = getComputedStyle(element);
      const least = element.matches(COLUMN) ? LEAST_COLUMN : LEAST;
      if (width < least - 0.5 || height < LEAST - 0.5) say(element, `${Math.round(width)} by ${Math.round(height)} px`);
      if (style.touchAction !== "manipulation" && element.localName !== "textarea") say(element, `touch-action: ${style.touchAction}`);
      const isTyped = element.matches("input[type=text], select, textarea");
      if (isTyped && parseFloat(style.fontSize) < 16) say(element, `font-size: ${style.fontSize}`);
    }
  },
  /** 1.4.10: nothing extends beyond the planner's own box. */
  reflow(root, say) {
    const { left, right } = root.getBoundingClientRect();
    for (const element of all(root, "*")) {
      if (!isShown(element) || element.closest("svg, [aria-hidden=true]")) continue;
      const its = element.getBoundingClientRect();
      if (its.width && (its.left < left - 1 || its.right > right + 1)) say(element, `from ${its.left - left} to ${its.right - right}`);
    }
    if (root.scrollWidth > root.clientWidth) say(root, `scrolls sideways: ${root.scrollWidth}`);
  },
  /** 1.4.12: no text is clipped by a box that hides its overflow. */
  cut(root, say) {
    for (const element of all(root, "*")) {
      // WebKit counts its internal parts of these as content; they contain none of our text.
      if (!isShown(element) || element.closest("svg, progress, input[type=date]")) continue;
      const { overflowX, overflowY } = getComputedStyle(element);
      const isCut = (overflowX === "hidden" && element.scrollWidth > element.clientWidth + 1)
        || (overflowY === "hidden" && element.scrollHeight > element.clientHeight + 1);
      if (isCut) say(element, "cut off");
    }
  },
  /** 1.4.4: the text of a control stays inside it. */
  spill(root, say) {
    for (const element of all(root, "button, summary, label, .pill__face, .date__part, .chip")) {
      if (isShown(element) && element.scrollWidth > element.clientWidth + 1) say(element, `its words need ${element.scrollWidth} px of ${element.clientWidth}`);
    }
  },
  /** 2.5.3: the accessible name begins with the visible label; that of a day in a calendar has it. */
  label(root, say) {
    for (const element of all(root, TARGETS).filter(isShown)) {
      const name = element.getAttribute("aria-label");
      const seen = tidy([...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE || !node.matches?.("svg, .visually-hidden, [aria-hidden=true]")).map((node) => node.textContent).join(""));
      const said = name ?? tidy(element.textContent);
      const isThere = element.matches(COLUMN) ? said.split(/[^0-9]+/).includes(seen) : said.startsWith(seen);
      if (!isThere) say(element, `is seen as ${seen}`);
    }
  },
  /** 3.3.1, 3.3.3: an invalid field is described by its message, which the summary repeats. */
  message(root, say) {
    const links = new Set(all(root, ".problems__list a").map((link) => tidy(link.textContent)));
    for (const element of all(root, "[aria-describedby], [aria-labelledby]")) {
      for (const name of ["aria-describedby", "aria-labelledby"]) {
        for (const id of (element.getAttribute(name) ?? "").split(" ").filter(Boolean)) {
          const by = root.querySelector(`[id="${id}"]`);
          if (!by || !tidy(by.textContent)) say(element, `${name} finds nothing`);
          else if (by.getAttribute("part") === "error" && !links.has(tidy(by.textContent))) say(element, "its problem is in no summary");
        }
      }
    }
    for (const element of all(root, "[aria-invalid=true]")) {
      if (!element.hasAttribute("aria-describedby")) say(element, "wrong, and nothing says why");
    }
  },
  /** 1.3.2: in one column the document order is the visual order. */
  order(root, say) {
    const isRtl = root.dir === "rtl";
    const controls = all(root, `${TARGETS}, h3, h4, h5, legend, p`).filter((one) => isShown(one) && !one.closest("[aria-hidden=true], .fine-tune__changed"));
    let before;
    for (const element of controls) {
      const now = element.getBoundingClientRect();
      const isColumn = before && (isRtl ? now.right > before.right - 8 : now.left < before.left + 8);
      if (isColumn && now.bottom < before.top + 1) say(element, "stands above what comes before it");
      const isRow = before && Math.abs(now.top - before.top) < 4 && Math.abs(now.bottom - before.bottom) < 4;
      if (isRow && (isRtl ? now.right > before.right + 1 : now.left < before.left - 1)) say(element, "stands before what comes before it");
      before = now;
    }
  },
  /** 1.4.1: kinds differ in shape, not by colour alone. */
  kind(root, say) {
    const drawn = new Map();
    for (const mark of all(root, ".mark[data-kind]")) {
      const shape = mark.innerHTML.replace(/<!--.*?-->/g, "");
      const other = drawn.get(shape) ?? mark.dataset.kind;
      if (other !== mark.dataset.kind) say(mark, `drawn like ${other}`);
      drawn.set(shape, mark.dataset.kind);
    }
  },
  /** 3.1.2: the planner declares its own language, whatever the page declares. */
  language(root, say) {
    const direction = new URLSearchParams(location.search).get("dir") || "ltr";
    // A failure shows before any locale but English has loaded.
    if (root.dir !== direction && !root.querySelector(".failure")) say(root, `runs ${root.dir}, not ${direction}`);
    const expected = root.dir === "rtl" ? "ar" : "en";
    if (root.lang !== expected) say(root, `its language is "${root.lang}"`);
  },
};
/** With larger or wider text, a box only has to contain it. */
const CHOSEN = change ? ["reflow", "cut", "spill"] : Object.keys(CHECKS);

const SPACING = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }";

/** Waits until no size has changed for two frames: the strip measures its new width a frame later. */
async function rest(planners) {
  const frames = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
  const shape = () => planners.map((planner) => `${shadow(planner).offsetHeight} ${shadow(planner).innerHTML.length}`).join();
  await frames();
  for (let before, looks = 0; before !== shape() && looks < 500; looks += 1) {
    before = shape();
    await frames();
  }
}

async function check() {
  const planners = [...document.querySelectorAll(".gallery__frame > recovery-calculator")].filter(shadow)
    .filter((planner) => !states.length || states.includes(planner.closest("section").id));
  const added = new CSSStyleSheet();
  if (change === "spacing") added.replaceSync(SPACING);
  if (change === "large") added.replaceSync(":host { --rcv-font-size: 32px }");
  for (const { shadowRoot } of planners) shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, added];
  await rest(planners);
  const found = [];
  // Nothing changes between the checks: each change would lay out the whole page again.
  for (const planner of planners) {
    for (const name of CHOSEN) {
      CHECKS[name](shadow(planner), (element, what) => found.push(`${planner.closest("section").id}: ${name}: ${called(element)}: ${what}`));
    }
  }
  for (const { shadowRoot } of planners) shadowRoot.adoptedStyleSheets = shadowRoot.adoptedStyleSheets.filter((sheet) => sheet !== added);
  return [planners.length, found.slice(0, 40)];
}

check().then(done, (error) => done([0, [String(error.stack ?? error)]]));
