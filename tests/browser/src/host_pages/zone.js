// Today is the clinic's date, whatever the visitor's clock says: in two zones that never share a
// date, with and without `Temporal`.

report(async () => {
  for (const zone of ["Pacific/Kiritimati", "Pacific/Niue"]) {
    for (const has of ["all", "no Temporal"]) {
      const there = () => new Date().toLocaleDateString("sv-SE", { timeZone: zone });
      const view = await framed("/pages/blank.html");
      if (has !== "all") view.Temporal = undefined;
      const config = URL.createObjectURL(new Blob([JSON.stringify({ clinic: { name: "A", timezone: zone } })]));
      const first = there();
      const made = planner(view, { today: null, config });
      script(view, MODULE);
      await ready(made);
      const last = there();
      await walk(made, { ...ANSWERS, races: [] });
      const shown = made.shadowRoot.querySelector(".plan-page__today").getAttribute("datetime");
      check(`${zone}, ${has}: today`, [first, last].includes(shown), [shown, first, last]);
      same(`${zone}, ${has}: warnings`, view.noted.warnings, []);
      gone(view);
    }
  }
});
