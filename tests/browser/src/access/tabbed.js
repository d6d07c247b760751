// Tracks the focus on its way through the planner of the page. `arguments[0]` is the task.

const planner = document.querySelector("recovery-calculator");
const root = planner.shadowRoot;

const TABBED = "a[href], button, summary, input, select, textarea";

/** One stop for all radios of a group. */
const stop = (element) => (element.type === "radio" ? `radio ${element.name}` : `${element.localName} ${element.id || element.textContent.replace(/\s+/g, " ").trim()}`);

const tasks = {
  /** Adds a button before and after the planner, and a fixed header and footer. */
  prepare() {
    const bar = (id, side) => {
      const made = document.createElement("div");
      Object.assign(made.style, { position: "fixed", insetInline: "0", height: "60px", [side]: "0", background: "gray", zIndex: "9" });
      const button = document.createElement("button");
      Object.assign(button, { id, textContent: id });
      made.append(button);
      return made;
    };
    document.body.style.paddingBlock = "80px";
    // Chromium respects our own scroll-margin; elsewhere the page has to set scroll-padding for its
    // bars.
    if (!navigator.userAgent.includes("Chrome")) document.documentElement.style.scrollPaddingBlock = "80px";
    document.body.prepend(bar("before", "top"));
    document.body.append(bar("after", "bottom"));
    scrollTo(0, 0);
    document.getElementById("before").focus();
    // The focus has moved once a Tab is handled. A problem may resolve some frames later: until
    // then the page may still be scrolling to the previous control.
    addEventListener("keyup", ({ key }) => {
      if (key !== "Tab") return;
      const stop = tasks.at();
      window.stops.push(stop);
      const again = () => {
        if (!stop.wrong?.length || window.stops.at(-1) !== stop) return;
        stop.wrong = tasks.at().wrong;
        requestAnimationFrame(again);
      };
      again();
    }, true);
    window.stops = [];
  },
  /** Every stop since the last call, with its problems when the focus moved on. */
  stops: () => window.stops.splice(0).map(({ stop, wrong }) => [stop, wrong?.[0] ?? ""]),
  /** The stops in document order. */
  expected() {
    const isStop = (element) => element.checkVisibility({ visibilityProperty: true })
      && element.tabIndex >= 0 && !element.disabled && !element.closest("[aria-hidden=true]");
    const stops = [...root.querySelectorAll(TABBED)].filter(isStop).map(stop);
    return stops.filter((name, index) => stops.indexOf(name) === index || !name.startsWith("radio "));
  },
  /** The focused control, and the problems with its visibility. */
  at() {
    const outer = document.activeElement;
    const place = Math.round(scrollY);
    if (outer !== planner) return { stop: outer.id, place };
    const element = root.activeElement;
    const face = element.matches(".pill > input") ? element.nextElementSibling : element;
    const { outlineStyle, outlineWidth } = getComputedStyle(face);
    const wrong = [];
    if (outlineStyle === "none" || parseFloat(outlineWidth) < 2) wrong.push("no ring");
    const { left, right, top, bottom } = face.getBoundingClientRect();
    const inset = 3;
    const points = [[(left + right) / 2, (top + bottom) / 2], [left + inset, top + inset], [right - inset, top + inset], [left + inset, bottom - inset], [right - inset, bottom - inset]];
    for (const [x, y] of points) {
      const hit = document.elementFromPoint(x, y) === planner ? root.elementFromPoint(x, y) : undefined;
      const isIt = hit && (element.contains(hit) || face.contains(hit) || hit.contains(face));
      if (!isIt) wrong.push(`covered at ${Math.round(x)}, ${Math.round(y)} of ${innerWidth}, ${innerHeight}, scrolled to ${place}`);
    }
    return { stop: stop(element), place, wrong: wrong.slice(0, 1) };
  },
};

return tasks[arguments[0]]();
