// Presses one answer of every question of every planner on the page; `arguments[0]` is called with
// what moved under the finger. A new answer may open something below it, never above.

const [done] = arguments;

const frames = () => new Promise((resolve) => { setTimeout(resolve, 60); });
const SCREENS = ["1-running-filled", "2-races-two", "3-areas-one", "4-safety-filled", "5-availability-away"];
// Fine-tune stands below the list that it changes. WebKit has no scroll anchoring, so there the list
// moves it: a known shortfall, in docs/embedding.md.
if (CSS.supports("overflow-anchor", "auto")) SCREENS.push("7-plan-tuned");

async function press() {
  const found = [];
  let count = 0;
  for (const id of SCREENS) {
    const root = document.getElementById(id).querySelector("recovery-calculator").shadowRoot;
    const isFree = (input) => !input.checked && !input.disabled && input.checkVisibility() && input.id;
    const names = new Set();
    const first = [...root.querySelectorAll("input[type=radio], input[type=checkbox]")].filter((input) => {
      const name = input.name || input.closest("fieldset")?.querySelector("legend")?.textContent || input.id;
      return isFree(input) && !names.has(name) && names.add(name);
    });
    for (const { id: inside } of first) {
      const find = () => root.querySelector(`[id="${inside}"]`);
      // An earlier answer may have closed its question.
      if (!find() || !find().checkVisibility()) continue;
      find().scrollIntoView({ block: "center", behavior: "instant" });
      await frames();
      const before = find().getBoundingClientRect().top;
      find().focus({ preventScroll: true });
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
