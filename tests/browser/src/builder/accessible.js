// axe, names, and 320 px, with every part of the form in use.

const AXE = { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], iframes: false };

report(async () => {
  await start();
  script(window, { src: "/npm/axe-core/axe.min.js" });
  await until("axe", () => window.axe);
  await filled();
  for (const details of document.querySelectorAll("details")) details.open = true;
  for (const scheme of ["light", "dark"]) {
    document.documentElement.style.colorScheme = scheme;
    await pause(100);
    const { violations } = await window.axe.run(document, AXE);
    const seen = violations.map(({ id, nodes }) => `${scheme}: ${id}: ${nodes.slice(0, 3).map(({ html }) => html.slice(0, 160)).join(" ")}`);
    same("axe", seen, []);
  }
  for (const width of [320, 360, 768, 1280]) {
    const view = await framed(`/dist/builder.html${location.hash}`, width);
    await until("the form", () => view.document.querySelector(".builder__form"));
    for (const details of view.document.querySelectorAll("details")) details.open = true;
    await pause(100);
    const { scrollWidth } = view.document.documentElement;
    check(`it fits ${width} px`, scrollWidth <= width, scrollWidth);
    const wide = [...view.document.querySelectorAll("section, fieldset, .field, pre, button")].filter((one) => one.getBoundingClientRect().right > width + 1);
    check(`nothing is cut off at ${width} px`, !wide.length, wide.slice(0, 3).map(({ className, textContent }) => `${className} ${textContent.slice(0, 40)}`));
    const small = [...view.document.querySelectorAll("button, input, select, textarea, summary")].filter((one) => one.offsetHeight && one.closest("label, button, select, textarea, summary, div").offsetHeight < 24);
    check(`nothing is too small at ${width} px`, !small.length, small.slice(0, 3).map(({ id }) => id));
    if (width < 900) {
      const toggle = view.document.querySelector(".preview__toggle[aria-expanded]");
      toggle.click();
      await until("the preview", () => view.document.querySelector("#preview").offsetHeight > 200 && toggle.getAttribute("aria-expanded") === "true");
    }
    gone(view);
  }
});

/** Something in every section, and something wrong. */
async function filled() {
  await press("Open a configuration");
  await write("#field-pasted", "no");
  await press("Open this text");
  await write("#field-clinic-name", "The clinic that heals");
  await write("#field-clinic-bookUrl", "https://cal.com/a/b?date={date}&duration={minutes}");
  at("#field-closedWeekdays-7").click();
  await write("#field-first", "2026-12-24");
  await press("Add these days");
  await write("#field-leadDays", "99");
  await press("Add Swedish massage");
  await press("Add Deep tissue massage");
  await write("#field-services-0-price-amount-60", "x");
  at("#field-theme-brick").click();
  await write("#field-search", "race");
  await write("#field-page", "https://a.example/runners");
  await choose("#field-race", "10k");
  await write("#field-race-date", "2026-11-15");
  await shown(".code");
}
