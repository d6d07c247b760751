// From an empty form to a page that shows the planner.

report(async () => {
  await start();
  same("an empty form is valid", written(), { v: 1 });
  check("what is missing stands in brackets", lines().includes("[your phone number]"), lines());
  await write("#field-clinic-name", "Baiboon <Thai> & \"Massage\"");
  await write("#field-clinic-phone", "020 7946 0123");
  await choose("#field-clinic-country", "GB");
  await write("#field-clinic-timezone", "Europe/London");
  await write("#field-booking", "cal.com/baiboon/massage");
  await press("Use this address");
  check("the template is found", at("#field-clinic-bookUrl").value.startsWith("https://cal.com/baiboon/massage?date={date}"));
  check("and shown filled", /date=\d{4}-\d\d-\d\d&duration=60/.test(at(".sample code").textContent), at(".sample code").textContent);
  at("#field-closedWeekdays-7").click();
  await write("#field-first", "2026-12-24");
  await write("#field-last", "2027-01-01");
  at("#field-yearly").click();
  await pause(20);
  await press("Add these days");
  await press("Add Thai sports massage");
  await write("#field-services-0-price-amount-60", "68");
  await write("#field-services-0-price-currency", "GBP");
  await press("Add another length");
  await write("#field-services-0-minutes-1", "90");
  await write("#field-services-0-price-amount-90", "95");
  at("#field-theme-canal").click();
  await pause(20);
  const { theme, ...rest } = written();
  check("the theme is there", theme.accent === "light-dark(#0b5c8a, #6cbcec)", theme);
  same("the configuration", rest, {
    v: 1,
    clinic: { name: "Baiboon <Thai> & \"Massage\"", bookUrl: "https://cal.com/baiboon/massage?date={date}&duration={minutes}&notes={kind}%20{service}", phone: "020 7946 0123", country: "GB", timezone: "Europe/London" },
    closedWeekdays: [7], closedDates: ["12-24/01-01"],
    services: [{ id: "thai_sports", name: "Thai sports massage", minutes: [60, 90], price: { amount: { 60: 68, 90: 95 }, currency: "GBP" } }],
  });
  check("nothing is wrong", !at(".mend"), at(".mend")?.textContent);
  check("nothing is missing", !at(".missing"), at(".missing")?.textContent);

  const planner = await until("the preview", () => previewed()?.dataset.state === "ready" && previewed());
  same("the preview has it", planner.config.clinic.phone, "020 7946 0123");
  await write("#field-clinic-phone", "020 7946 0124");
  await until("the preview to follow", () => previewed().config.clinic?.phone === "020 7946 0124");
  check("without a reload", previewed() === planner);
  await choose("#preview-start", "plan");
  await until("a plan", () => previewed()?.shadowRoot?.querySelector(".plan-page"));
  await choose("#preview-start", "referral");
  await until("a referral", () => previewed()?.shadowRoot?.querySelector(".referral"));

  // A word that nobody can keep.
  await write("#field-fallback", "Our massage heals you.");
  check("a claim is named", at("#field-fallback-wrong").textContent.includes("“heals”"), at("#field-fallback-wrong").textContent);
  await press("Undo");
  await press("Undo");
  same("undone", at("#field-clinic-phone").value, "020 7946 0123");

  const { hash } = location;
  for (const way of ["class", "element", "frame"]) {
    await choose("#results-way", way);
    await pasted(way);
  }
  const again = await framed(`/dist/builder.html${hash}`);
  await until("the form of the link", () => again.document.querySelector("#field-clinic-name")?.value === "Baiboon <Thai> & \"Massage\"");
  gone(again);
});

/** Pastes the lines into a blank page. */
async function pasted(way) {
  const view = await framed("/pages/blank.html");
  const page = view.document;
  const box = page.createElement("div");
  // A script that is set as HTML does not run: the page's own parser would run it.
  box.innerHTML = lines();
  for (const dead of box.querySelectorAll("script[src]")) {
    const live = page.createElement("script");
    for (const { name, value } of dead.attributes) live.setAttribute(name, value);
    dead.replaceWith(live);
  }
  page.body.prepend(box);
  const find = way === "frame" ? () => box.querySelector("iframe").contentDocument?.querySelector("recovery-calculator") : () => box.querySelector("recovery-calculator");
  const made = await until(`the planner of ${way}`, () => { find()?.scrollIntoView(); return find()?.dataset.state === "ready" && find(); });
  same(`its configuration by ${way}`, made.config, written());
  gone(view);
}
