// Makes the same visit once undisturbed and once under a script that replaces our text nodes by
// elements, as page translators and extensions do. After every action both must show the same text.

report(async () => {
  const alone = await visit("alone");
  for (const [name, meddle] of Object.entries(MEDDLERS)) await visit(name, meddle, alone);
});

/** The texts within a node, without those that a script added and those of controls. */
function texts(within, isMine) {
  const found = [];
  const walker = within.ownerDocument.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { parentElement } = walker.currentNode;
    if (!parentElement.closest("textarea, option") && !isMine(parentElement)) found.push(walker.currentNode);
  }
  return found;
}

const wrapped = (name, text, page) => {
  const made = page.createElement(name);
  made.append(text);
  return made;
};

const isMade = (name) => (element) => element.localName === name;

const MEDDLERS = {
  /** A page translator: replaces each text node by elements. */
  fonts: (root) => {
    for (const text of texts(root, isMade("font"))) {
      text.replaceWith(wrapped("font", wrapped("font", text.data, root.ownerDocument), root.ownerDocument));
    }
  },
  /** An extension that highlights numbers: the first part of the text node stays. */
  digits: (root) => {
    for (const text of texts(root, isMade("mark"))) {
      for (let rest = text, at; (at = rest.data.search(/\d/)) >= 0;) {
        const number = rest.splitText(at);
        const { length } = number.data.match(/^\d+/)[0];
        rest = number.splitText(length);
        number.replaceWith(wrapped("mark", number.data, root.ownerDocument));
      }
    }
  },
  /** A reading aid: merges adjacent text nodes. */
  joined: (root) => root.normalize(),
  /** An extension that wraps each word. */
  words: (root) => {
    for (const text of texts(root, isMade("s"))) {
      text.replaceWith(...text.data.split(/(?<= )/).map((word) => wrapped("s", word, root.ownerDocument)));
    }
  },
};

/** Applies a script to every text node, now and whenever one is added or changes. */
function let_(meddle, root) {
  let count = 0;
  const watch = new MutationObserver(() => work());
  const work = () => {
    count += 1;
    meddle(root.querySelector(".root"));
    watch.takeRecords();
  };
  watch.observe(root, { childList: true, characterData: true, subtree: true });
  work();
  return () => { watch.disconnect(); return count; };
}

const tidy = (text) => text.replace(/\s+/g, " ").trim();
/** The actions in order: a selector to press, or a selector and a text to type. */
const ACTS = [
  [".step__go"], [".problems__list a"], [".chip"], ["[name=unit][value=mi]"], ["[name=unit][value=km]"], ["#weeklyDistance", "90"],
  ["[name=runDays][value='5']"], [".step__go"],
  ["#races-yes"], ["#races-0-name", "Canal half"], ["#races-0-distance-half"], ["#races-0-date-day", "18"], ["#races-0-date-month", "4"],
  ["#races-0-date-year", "2026"], ["[name=races-0-priority][value=a]"], [".race-cards > .button"], [".race-card:last-of-type .link-button"],
  [".undo button"], [".race-card:last-of-type .link-button"], [".step__go"],
  [".body-map__hit"], ["#areas-calves, #areas"], ["[name=areas-0-severity][value='6']"], ["[name=areas-1-severity][value='4']"],
  ["[name=areas-0-side][value=left]"], [".step__go"],
  [".step__back"], [".step__go"],
  ["#safety-now-yes"], ["#chest_pain"], [".alarm .button"], ["#safety-legs-yes"], ["#calf_hot_swollen"], ["#chest_pain"], ["#chest_pain"],
  ["#calf_hot_swollen"], ["#safety-health-yes"], ["#high_bp_uncontrolled"], [".step__go"], [".problems__list a"], ["#high_bp_uncontrolled"],
  ["#strain"], ["#strain"], ["#safety-local-yes"], ["#broken_skin"], ["#leaveAlone"], ["#broken_skin"],
  ["#safety-now"], ["#safety-legs"], ["#safety-health"], ["#safety-local"], [".step__go"],
  ["#availableWeekdays"], ["#availableWeekdays-3"], [".field > .button"], [".away .link-button"], [".undo button"], [".away .link-button"],
  ["[name=last][value=on_date]"], ["[name=last][value=long_ago]"], [".step__go"],
  [".answers-summary > summary"], [".answers-summary__change .link-button"], [".step__go"],
  [".fine-tune summary"], ["#sessionBudget", "5"], ["#sessionBudget", "50"], ["#longestRun30d", "far"], ["#longestRun30d", "18"],
  ["[name=sessionLength]:not(:checked)"], [".fine-tune__changed > .link-button"], [".how-many__button"], [".how-many__button"],
  [".resume__ask"], [".resume__no"], [".plan-page__meta button"],
];
/** The expected focus after some of them. */
const LED = {
  ".problems__list a": "input", ".undo button": "summary, input", "#chest_pain": ".referral__title, #chest_pain", ".alarm .button": "#chest_pain",
  ".how-many__button": ".how-many__button", ".resume__ask": ".resume__no", ".resume__no": ".resume__ask", ".step__go": "h2, .problems",
};

/**
 * Makes the whole visit and records the text after every action. Under a script it must equal the
 * record of the undisturbed visit.
 */
async function visit(name, meddle, wanted) {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  const { shadowRoot: root } = made;
  const end = meddle && let_(meddle, root);
  const said = [];
  for (const [at, [selector, text]] of ACTS.entries()) {
    const what = `${name}: after ${selector} ${text ?? ""}`;
    const found = [...root.querySelectorAll(selector)].find((one) => one.checkVisibility() || one.closest("details"));
    check(`${what}: there is nothing to press`, found);
    if (!found) break;
    act(found, text);
    const now = await atRest(root, wanted?.[at]);
    said.push(now);
    const led = LED[selector];
    if (led) check(`${what}: the focus`, root.activeElement?.matches(led), root.activeElement?.outerHTML.slice(0, 100));
    for (const part of wanted ? Object.keys(now) : []) {
      const differs = now[part].findIndex((one, index) => one !== wanted[at][part][index]);
      same(`${what}: ${part}`, [now[part][differs], now[part].length], [wanted[at][part][differs], wanted[at][part].length]);
    }
  }
  if (meddle) check(`${name}: the number of changes`, end() > ACTS.length / 2);
  same(`${name}: acts`, said.length, ACTS.length);
  same(`${name}: where it ends`, made.step.id, "availability");
  gone(view);
  return said;
}

/** The full text of a screen, and its focus, once nothing changes any more. */
async function atRest(root, wanted) {
  const start = performance.now();
  let before;
  for (;;) {
    await pause(15);
    const focused = root.activeElement;
    const now = {
      names: [...root.querySelectorAll("h2, h3, h4, legend, label, button, summary, a, dt, dd, li, .step__place")].map((one) => `${one.localName} ${tidy(one.textContent)}`),
      text: [tidy(root.querySelector(".root").textContent)],
      focus: [focused && `${focused.localName} ${focused.id} ${tidy(focused.textContent)}`],
    };
    const is = JSON.stringify(now);
    const isAtRest = !root.querySelector("[data-partial]") && is === before && (!wanted || is === JSON.stringify(wanted));
    if (isAtRest || performance.now() - start > 2000) return now;
    before = is;
  }
}

function act(element, text) {
  if (text === undefined) {
    // A press hits the topmost element, which may be one that the script added.
    const inner = [...element.querySelectorAll("font font, mark, s")].at(-1) ?? element;
    element.focus();
    inner.dispatchEvent(new MouseEvent("click", { bubbles: true, composed: true, cancelable: true }));
    return;
  }
  element.focus();
  element.value = text;
  element.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
}
