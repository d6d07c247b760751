// Chooses one answer of every question of the planners. `arguments` are the states of the planners
// and a callback for what moved under the pointer. A new answer may open something below itself,
// never above.

const [screens, done] = arguments;

/** Waits for two frames: Safari restores the scroll position at the beginning of the next one. */
const frames = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });

async function press() {
  // A page that ends with its last answer cannot scroll to keep it in place.
  document.body.style.paddingBlockEnd = "100vh";
  const found = [];
  let count = 0;
  for (const id of screens) {
    const root = document.getElementById(id).querySelector("recovery-calculator").shadowRoot;
    const isFree = (input) => !input.checked && !input.disabled && input.checkVisibility() && input.id;
    const names = new Set();
    // The last box of the health questions: the first ones are emergencies, which hide everything
    // else.
    const answers = [...root.querySelectorAll("input[type=radio], input[type=checkbox]")];
    const isHealth = (input) => input.type === "checkbox" && input.closest("[data-step=safety]") !== null;
    const inputs = [...answers.filter((input) => !isHealth(input)), ...answers.filter(isHealth).reverse()];
    const first = inputs.filter((input) => {
      const name = input.name || input.closest("fieldset")?.querySelector("legend")?.textContent || input.id;
      return isFree(input) && !names.has(name) && names.add(name);
    });
    for (const { id: inside } of first) {
      const find = () => root.querySelector(`[id="${inside}"]`);
      // An earlier answer may have removed its question.
      if (!find() || !find().checkVisibility()) continue;
      find().scrollIntoView({ block: "center", behavior: "instant" });
      // Focused from the script, which may scroll; the press that follows may not.
      find().focus({ preventScroll: true });
      await frames();
      const before = find().getBoundingClientRect().top;
      find().click();
      await frames();
      count += 1;
      const moved = (find()?.getBoundingClientRect().top ?? NaN) - before;
      if (!(Math.abs(moved) < 1.5)) found.push(`${id}: ${inside} moved by ${moved} px`);
      if (root.activeElement?.id !== inside) found.push(`${id}: ${inside} lost the focus`);
    }
  }
  return count < 20 ? [`only ${count} presses`] : found;
}

press().then(done, (error) => done([String(error.stack ?? error)]));
