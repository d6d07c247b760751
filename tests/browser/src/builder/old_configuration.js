// An old configuration with six faults, opened and mended.

const OLD = `{
  "v": 1,
  "clinic": { "name": "Baiboon", "phone": "020 7946 0123 ext. 12", "country": "XYZ", "bookUrl": "javascript:alert(1)" },
  "closedWeekdays": ["Sunday"],
  "leadDays": 99,
  "services": [{ "id": "swedish", "name": "Swedish", "minutes": [15, 60] }],
  "colour": "teal",
}`;

report(async () => {
  await start();
  await press("Open a configuration");
  await write("#field-pasted", "<!doctype html><p>no</p>");
  await press("Open this text");
  await until("why it is refused", () => at(".open .field__wrong")?.textContent.includes("web page"));
  await write("#field-pasted", OLD);
  await press("Open this text");
  await until("the form", () => at("#field-clinic-name").value === "Baiboon");
  const paths = () => [...document.querySelectorAll(".mend code")].map(({ textContent }) => textContent);
  for (const path of ["/clinic/phone", "/clinic/country", "/clinic/bookUrl", "/leadDays", "/services/0/minutes/0", "/colour"]) {
    check(`${path} is named`, paths().includes(path), paths());
  }
  check("what is no JSON is told", at(".mend").textContent.includes("a comma before }"), at(".mend").textContent);
  check("what is clearly meant is read", at("#field-closedWeekdays-7").checked);
  for (const id of ["clinic-phone", "clinic-country", "clinic-bookUrl", "leadDays"]) {
    const control = at(`#field-${id}`);
    check(`${id} is marked`, control.getAttribute("aria-invalid") === "true");
    const described = control.getAttribute("aria-describedby").split(" ").map((other) => at(`#${other}`));
    check(`${id} says why`, described.some((text) => text?.textContent.trim()) && described.every(Boolean), control.getAttribute("aria-describedby"));
  }
  await press("Go to: Telephone");
  check("the way leads to the field", document.activeElement === at("#field-clinic-phone"));
  await write("#field-clinic-phone", "020 7946 0123");
  await choose("#field-clinic-country", "GB");
  await write("#field-clinic-bookUrl", "/book?d={date}");
  await write("#field-leadDays", "2");
  await write("#field-services-0-minutes-0", "30");
  for (let left = 20; left && at(".mend"); left -= 1) await press("I have seen this", ".mend");
  check("all is mended", !at(".mend"));
  same("the configuration", written(), {
    v: 1,
    clinic: { name: "Baiboon", bookUrl: "/book?d={date}", phone: "020 7946 0123", country: "GB" },
    closedWeekdays: [7], leadDays: 2,
    services: [{ id: "swedish", name: "Swedish", minutes: [30, 60] }],
  });
  const planner = await until("the preview", () => previewed()?.dataset.state === "ready" && previewed());
  await until("the preview to follow", () => planner.config.leadDays === 2);

  // The page around, as in WordPress.
  const view = await framed("/pages/blank.html");
  const heard = [];
  view.addEventListener("message", ({ data }) => heard.push(data));
  const frame = view.document.createElement("iframe");
  frame.src = "/dist/builder.html";
  view.document.body.append(frame);
  await until("the greeting", () => heard.some(({ type }) => type === "rcv-builder"));
  const config = { v: 1, clinic: { name: "From outside" } };
  frame.contentWindow.postMessage({ type: "rcv-builder-open", config }, location.origin);
  check("another window is not heard", true);
  await pause(200);
  same("only the page around is heard", frame.contentDocument.querySelector("#field-clinic-name").value, "");
  view.eval(`document.querySelector("iframe").contentWindow.postMessage(${JSON.stringify({ type: "rcv-builder-open", config })}, location.origin)`);
  const name = await until("the given configuration", () => { const field = frame.contentDocument.querySelector("#field-clinic-name"); return field.value === "From outside" && field; });
  name.value = "Changed";
  name.dispatchEvent(new frame.contentWindow.InputEvent("input", { bubbles: true }));
  await until("the result", () => heard.at(-1).config.clinic?.name === "Changed");
  gone(view);
});
