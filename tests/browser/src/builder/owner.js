// What an owner does in the builder.

const at = (selector) => document.querySelector(selector);
const shown = (selector) => until(selector, () => at(selector));

/** Writes into a control, as typing does. */
async function write(selector, text) {
  const control = await shown(selector);
  control.value = text;
  control.dispatchEvent(new InputEvent("input", { bubbles: true }));
  await pause(20);
}

async function choose(selector, value) {
  const control = await shown(selector);
  control.value = value;
  control.dispatchEvent(new Event("change", { bubbles: true }));
  await pause(20);
}

/** Presses the button with this text, within an element. */
async function press(text, within = "body") {
  const button = await until(`the button ${text}`, () => [...at(within).querySelectorAll("button, label, summary")].find((one) => one.textContent.trim() === text && !one.disabled));
  button.click();
  await pause(20);
}

const lines = () => at("#result-lines").textContent;
const written = () => JSON.parse(at("#result-file").textContent);
/** The planner of the preview. */
const previewed = () => at("#preview").contentDocument?.querySelector("recovery-calculator");
const start = () => shown(".builder__form");
