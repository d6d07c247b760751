// Changes the look of the gallery's planners. `arguments` are the width in px, the scheme, the
// theme's class ("" for none), and a callback for when the page has settled. A theme follows the
// page's scheme; without one the scheme is set on the planners.

const [{ width, scheme, theme }, done] = arguments;

const frame = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });
const roots = () => [...document.querySelectorAll("recovery-calculator")].flatMap(({ shadowRoot }) => [...shadowRoot?.querySelectorAll(".root") ?? []]);
/** The strip of a plan measures its new width some frames later. */
const shape = () => roots().map((root) => [root.offsetWidth, root.offsetHeight, root.innerHTML.length]).join();

async function until(what, look) {
  for (const start = performance.now(); !look();) {
    if (performance.now() - start > 60_000) throw new Error(`waited in vain for ${what}`);
    await frame();
  }
}

async function turn() {
  const planners = [...document.querySelectorAll("recovery-calculator")];
  for (const planner of planners) {
    // Disables transitions: on a busy machine colours would fade for an unknown time.
    const { shadowRoot } = planner;
    if (shadowRoot && !planner.isStill) {
      const still = new CSSStyleSheet();
      still.replaceSync("*, ::before, ::after { transition: none !important }");
      shadowRoot.adoptedStyleSheets = [...shadowRoot.adoptedStyleSheets, still];
      planner.isStill = true;
    }
    planner.className = theme && `theme-${theme}`;
    planner.setAttribute("theme", theme ? "inherit" : scheme);
  }
  document.documentElement.style.colorScheme = scheme;
  document.querySelector(".gallery__frames").style.setProperty("--width", `${width}px`);
  if (theme && !document.querySelector("link[href='themes.css']")) {
    const sheet = Object.assign(document.createElement("link"), { rel: "stylesheet", href: "themes.css" });
    const loaded = new Promise((resolve, fail) => { Object.assign(sheet, { onload: resolve, onerror: fail }); });
    document.head.append(sheet);
    await loaded;
  }
  // A planner takes a new scheme only once it is ready.
  const isTurned = ({ dataset: { state }, shadowRoot }) => !["ready", "quiz", "result"].includes(state)
    || shadowRoot.querySelector(".root").dataset.theme === scheme;
  await until("the scheme", () => theme || planners.every(isTurned));
  let before;
  await until("a page at rest", () => {
    const now = shape();
    const rests = now === before;
    before = now;
    return rests;
  });
}

turn().then(() => done([]), (error) => done([String(error.stack ?? error)]));
