// A page under a policy; the first argument is the expected error code, or null.

const [wanted] = arguments;

report(async () => {
  const made = document.querySelector("recovery-calculator");
  if (wanted) await refused(made);
  else await allowed(made);
});

async function allowed(made) {
  await ready(made);
  await walk(made);
  const root = made.shadowRoot;
  for (const fold of root.querySelectorAll("details")) fold.open = true;
  await pause(50);
  check("the text", (await made.exportText()).includes("Spring half"));
  check("the file", (await (await made.exportICS()).text()).startsWith("BEGIN:VCALENDAR"));
  check("the link", (await made.shareURL()).includes("#rcv=2."));
  made.config = { theme: { accent: "#663399" } };
  await until("a theme", () => getComputedStyle(root.querySelector(".root")).getPropertyValue("--rcv-accent") === "#663399");
  // The script with the sentences comes from the same host, so no policy blocks it.
  await told(made);
  const turned = document.querySelectorAll("recovery-calculator")[1];
  if (turned) same("by class", turned.getAttribute("loading"), "interaction");
  check("it looks as it should", getComputedStyle(root.querySelector(".root")).display === "block" && getComputedStyle(root.querySelector(".session-card__ways > .button")).display === "flex");
  // Firefox requests a favicon by itself.
  same("violations", noted.violations.filter((one) => !one.includes("favicon.ico")), []);
  same("faults", noted.faults, []);
  same("errors", noted.errors, []);
  same("the console", noted.lines, []);
}

async function told(made) {
  made.config = { closedWeekdays: ["Sunday"], theme: { accent: "#663399" } };
  await until("what was read", () => noted.warnings.length);
  same("what was read", noted.warnings.map(({ path, code }) => [path, code]), [["/closedWeekdays/0", "read_as"]]);
  check("it says what to write", noted.warnings[0].message.endsWith("Write 7."), noted.warnings);
  check("one line, with help", noted.lines.length === 1 && noted.lines[0].includes("help.html#read_as"), noted.lines);
  noted.lines.pop();
}

async function refused(made) {
  await until("the fault", () => made.dataset.state === "error");
  same("the code", noted.faults.map(({ code, fatal }) => [code, fatal]), [[wanted, true]]);
  const own = noted.lines.filter((line) => line.includes("recovery-calculator: "));
  same("lines of ours", own.length, 1);
  check("with code and help", own[0]?.includes(wanted) && own[0].includes(`#${wanted}`), own);
  check("the author's text", made.querySelector("b").checkVisibility());
  check("a sentence and Retry", made.shadowRoot.querySelector("[role=alert] button")?.checkVisibility());
}
