// The lines of docs/embedding.md, copied into a page: nothing below the planner moves when it
// loads, on a phone and on a wide screen. The first argument is the document's HTML.

const [snippets] = arguments;

report(async () => {
  const wanted = snippets.filter((one) => one.includes("min-height"));
  same("lines that keep room", wanted.length, 2);
  for (const snippet of wanted) for (const width of [360, 390, 768, 1280]) await copied(snippet, width);
});

async function copied(snippet, width) {
  const what = `${width} px, ${snippet.includes("<div") ? "box" : "tag"}`;
  const view = await framed("/pages/blank.html", width);
  view.frameElement.height = 1200;
  const own = snippet.replaceAll("https://your.site/rcv/", "/dist/").replaceAll("https://your.site/clinic.json", "/demo/clinic.json");
  const [script, tag] = own.trim().split("\n");
  view.document.body.innerHTML = `<p>Above</p>${tag}<p id="below">Below</p>`;
  const shifts = [];
  if (view.PerformanceObserver.supportedEntryTypes.includes("layout-shift")) {
    new view.PerformanceObserver((list) => list.getEntries().forEach(({ value }) => shifts.push(value))).observe({ type: "layout-shift", buffered: true });
  }
  const below = view.document.getElementById("below");
  const place = below.getBoundingClientRect().top;
  await pause(200);
  const loader = view.document.createElement("script");
  for (const { name, value } of new DOMParser().parseFromString(script, "text/html").querySelector("script").attributes) loader.setAttribute(name, value);
  view.document.head.append(loader);
  const made = await until(`${what}: the planner`, () => view.document.querySelector("recovery-calculator"));
  await ready(made);
  await pause(300);
  const { height } = made.shadowRoot.querySelector(".root").getBoundingClientRect();
  const all = shifts.reduce((sum, one) => sum + one, 0);
  const is = below.getBoundingClientRect().top;
  check(`${what}: the content below does not move; the planner is ${Math.ceil(height)} px high`, is === place && all < 0.02, [is, place, all]);
  gone(view);
}
