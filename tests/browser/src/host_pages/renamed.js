// The page is served without `www.`, the URL in the snippet has it: the module cannot load from
// there.

report(async () => {
  const made = planner(window, { instance: "renamed" });
  script(window, { src: `http://www.${location.host}/dist/loader.js` });
  await ready(made);
  const files = performance.getEntriesByType("resource").map(({ name }) => name).filter((name) => name.endsWith(".wasm"));
  same("the files of the page's own name", files.map((name) => new URL(name).host), [location.host]);
  same("lines of ours", noted.lines.filter((line) => line.includes("recovery-calculator: ")), []);
});
