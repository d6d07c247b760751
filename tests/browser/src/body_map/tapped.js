// Taps on one region of the figure, by its place among all: how many taps led to its area, how many
// there were, and how often it was asked which one is meant. Without a region the list of all.
const [which, done] = arguments;
const { shadowRoot: root } = document.querySelector("recovery-calculator");
const regions = [...root.querySelectorAll(".body-map__hit")];
const names = regions.map((region, index) => `${index} ${region.dataset.at}`);

/**
 * The point that a visitor aims at: of all points where it can be pressed, the one in their middle.
 * It is counted from the corner of the region, because the page may scroll between two taps.
 */
function aim(region) {
  const { left, right, top, bottom } = region.getBoundingClientRect();
  const points = [];
  for (let x = left; x < right; x += 2) {
    for (let y = top; y < bottom; y += 2) if (root.elementFromPoint(x, y) === region) points.push([x, y]);
  }
  const mean = (axis) => points.reduce((sum, point) => sum + point[axis], 0) / points.length;
  const away = ([x, y]) => Math.hypot(x - mean(0), y - mean(1));
  const [x, y] = points.reduce((best, point) => (away(point) < away(best) ? point : best));
  return [x - left, y - top];
}

/** A normal spread that is the same each time. */
function spread(count) {
  let seed = 42;
  const random = () => { seed = (seed * 16807) % 2147483647; return seed / 2147483647; };
  return Array.from({ length: count }, () => {
    const [far, turn] = [8 * Math.sqrt(-2 * Math.log(random())), 2 * Math.PI * random()];
    return [far * Math.cos(turn), far * Math.sin(turn)];
  });
}

const drawn = () => new Promise((resolve) => { requestAnimationFrame(() => requestAnimationFrame(resolve)); });

/** The gallery lets nothing scroll by itself. */
function center(region) {
  const { top, bottom } = region.getBoundingClientRect();
  scrollBy({ top: (top + bottom - innerHeight) / 2, behavior: "instant" });
}

async function tap(region) {
  center(region);
  await drawn();
  const [x, y] = aim(region);
  const wanted = region.dataset.at;
  let [hits, asked] = [0, 0];
  const taps = spread(24);
  for (const [right, down] of taps) {
    center(region);
    const corner = region.getBoundingClientRect();
    const [clientX, clientY] = [corner.left + x + right, corner.top + y + down].map(Math.round);
    const there = root.elementFromPoint(clientX, clientY);
    there?.dispatchEvent(new MouseEvent("click", { clientX, clientY, bubbles: true, composed: true }));
    await drawn();
    const sheet = root.querySelector(".tight__sheet");
    if (!sheet) continue;
    const choices = [...sheet.querySelectorAll("[data-at]")].map((one) => one.dataset.at);
    if (choices.length > 0) asked += 1;
    const isChosen = region.previousElementSibling.hasAttribute("data-strength");
    if (choices.length > 0 ? choices.includes(wanted) : isChosen) hits += 1;
    const remove = [...sheet.querySelectorAll(".link-button")].at(-1);
    if (remove) remove.click();
    else sheet.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
    await drawn();
  }
  return [hits, taps.length, asked];
}

if (which === null) done(names);
else tap(regions[names.indexOf(which)]).then(done, (error) => done(String(error)));
