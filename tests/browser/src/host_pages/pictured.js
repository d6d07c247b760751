// Moves the planner of a host page to the same position as on every page, and returns its root for
// a screenshot.

const [width, theme] = arguments;

report(async () => {
  document.getElementById("open")?.click();
  const made = await until("the planner", () => document.querySelector("recovery-calculator")
    ?? document.getElementById("host")?.shadowRoot.querySelector("recovery-calculator"));
  // The page may style the box itself: only its inside is compared.
  const box = { position: "fixed", inset: "16px auto auto 16px", width: `${width}px`, margin: "0", padding: "0", background: "white", transition: "none", "z-index": "9", "border-radius": "0" };
  for (const [name, value] of Object.entries(box)) made.style.setProperty(name, value, "important");
  if (theme) made.setAttribute("theme", theme);
  await ready(made);
  await until("the theme", () => !theme || made.shadowRoot.querySelector(".root").dataset.theme === theme);
  made.shadowRoot.activeElement?.blur();
  await document.fonts.ready;
  await rests(made);
  check("a planner", true);
  window.pictured = made.shadowRoot.querySelector(".root");
});
