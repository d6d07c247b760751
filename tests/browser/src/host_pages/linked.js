// Links with answers: opened on the planner's page, shared from a page whose URL has private
// parameters, and with two planners on a site.

report(async () => {
  await untouched();
  await inUse();
  await copies();
  await clinics();
  await addresses();
  await withoutAddress();
});

const heading = (made) => made.shadowRoot.activeElement?.textContent;
const asks = (made) => made.shadowRoot.querySelector("aside.resume");

async function untouched() {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  const link = Object.assign(view.document.createElement("a"), { href: "#rcv.mileage=45km&rcv.days=4", textContent: "For the 10k" });
  view.document.body.prepend(link);
  link.click();
  await until("the answers of a link in the page", () => made.answers.weeklyDistance === 45 && made.answers.runDays === 4);
  same("the address", view.location.hash, "");
  await until("the question has the focus", () => heading(made)?.startsWith("How far"));
  await until("what is said", () => made.shadowRoot.querySelector("[role=status]").textContent.includes("filled in"));
  view.location.hash = "#top&rcv.days=6&rcv.flag=x&other=1";
  await until("a second link in the place of the first", () => made.answers.runDays === 6 && made.answers.weeklyDistance === undefined);
  same("what is not ours stays", view.location.hash, "#top&other=1");
  await until("what cannot be read is told", () => view.noted.warnings.some(({ path }) => path === "#rcv.flag"));
  view.location.hash = "#rcv.mileage=many";
  await until("an empty link is taken out", () => view.location.hash === "");
  same("and changes nothing", made.answers.runDays, 6);
  view.location.hash = "#section";
  await pause(50);
  same("another fragment is left alone", view.location.hash, "#section");
  same("errors", view.noted.errors, []);
  made.remove();
  await until("the release", () => made.state === "idle");
  view.location.hash = "#rcv.days=3";
  await pause(50);
  same("a planner that is gone reads nothing", view.location.hash, "#rcv.days=3");
  gone(view);
}

async function inUse() {
  const view = await framed("/pages/blank.html");
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  await walk(made);
  const go = async (hash) => {
    view.location.hash = hash;
    await until("the offer", () => asks(made));
  };
  const press = (index) => asks(made).querySelectorAll("button")[index].click();
  await go("#rcv.mileage=30km&rcv.days=3");
  await until("the offer has the focus", () => asks(made).contains(made.shadowRoot.activeElement));
  same("nothing is changed yet", [made.answers.weeklyDistance, made.state], [40, "result"]);
  press(1);
  await until("the answers are left alone", () => !asks(made));
  same("as they were", [made.answers.weeklyDistance, made.state], [40, "result"]);
  await until("the focus is not lost", () => made.shadowRoot.activeElement?.matches("[tabindex='-1']"));
  await go("#rcv.mileage=30km&rcv.days=3");
  press(0);
  await until("those of the link", () => made.answers.weeklyDistance === 30 && made.answers.runDays === 3);
  same("from the first step, with nothing of before", [made.step.id, made.answers.areas, made.plan], ["running", undefined, null]);
  same("errors", [view.noted.errors, view.noted.lines], [[], []]);
  gone(view);
}

/** Two copies, for phones and for desktops: the visible one opens the link, and both share storage. */
async function copies() {
  for (const hides of [0, 1]) {
    const view = await framed("/pages/blank.html#rcv.mileage=41km&rcv.days=4");
    const all = [0, 1].map(() => planner(view, { persist: "session", config: "/demo/clinic.json?v=1" }));
    all[hides].style.display = "none";
    script(view, MODULE);
    const seen = all[1 - hides];
    await ready(seen);
    await until(`copy ${1 - hides} opens the link`, () => seen.answers.weeklyDistance === 41);
    await pause(100);
    same("the hidden one has no answers", all[hides].answers.weeklyDistance, undefined);
    view.location.hash = "#rcv.days=5";
    await until("and the next one", () => seen.answers.runDays === 5);
    same("the hidden one has none of it", all[hides].answers.runDays, undefined);
    seen.shadowRoot.querySelector("[name=runDays][value='6']").click();
    await until("one place to keep", () => Object.keys(view.sessionStorage).join() === "rcv:2:default:/demo/clinic.json");
    await walk(seen);
    check("a link for both", (await seen.shareURL()).includes("#rcv=2."));
    view.sessionStorage.clear();
    gone(view);
  }
}

/** Two clinics of one origin on separate pages, configured by file and inline. */
async function clinics() {
  const inline = (name) => (made) => {
    const data = made.ownerDocument.createElement("script");
    Object.assign(data, { type: "application/json", textContent: JSON.stringify({ clinic: { name } }) });
    made.append(data);
  };
  const pages = [
    ["/demo/clinic.json", (made) => made.setAttribute("config", "/demo/clinic.json"), 31],
    ["/pages/plain.json", (made) => made.setAttribute("config", "../pages/plain.json?x=1"), 32],
    ["North", inline("North"), 33],
    ["South", inline("South"), 34],
    ["", () => {}, 35],
  ];
  const visit = async (give) => {
    const view = await framed("/pages/blank.html");
    const made = planner(view, { persist: "session" });
    give(made);
    script(view, MODULE);
    await ready(made);
    return { view, made };
  };
  for (const [, give, days] of pages) {
    const { view, made } = await visit(give);
    check(`${days}: no answers of another clinic are offered`, !asks(made));
    const field = made.shadowRoot.querySelector("[type=text]");
    field.value = String(days);
    field.dispatchEvent(new view.InputEvent("input", { bubbles: true }));
    await until("it is kept", () => Object.values(view.sessionStorage).some((text) => text.includes(`:${days}`)));
    gone(view);
  }
  same("a place each", Object.keys(sessionStorage).sort(), pages.map(([part]) => ["rcv:2:default", ...(part ? [part] : [])].join(":")).sort());
  for (const [part, give, days] of pages) {
    const { view, made } = await visit(give);
    const [go] = (await until(`${part}: its own offer`, () => asks(made))).querySelectorAll("button");
    go.click();
    await until(`${part}: its own answers`, () => made.answers.weeklyDistance === days);
    gone(view);
  }
  sessionStorage.clear();
}

/** The link contains the page's URL without this visitor's parameters. */
async function addresses() {
  for (const [query, kept] of [
    ["?utm_source=mail&utm_medium=x&session=8f3a", ""], ["?fbclid=1#chapter", ""], ["?page_id=12&gclid=3", "?page_id=12"],
    ["?p=somebody@example.org", ""],
  ]) {
    const view = await framed(`/pages/blank.html${query}`);
    const made = planner(view);
    script(view, MODULE);
    await ready(made);
    await walk(made);
    const link = await made.shareURL();
    check(`${query}: the link`, link.startsWith(`${location.origin}/pages/blank.html${kept}#rcv=2.`), link);
    gone(view);
  }
}

/**
 * A `srcdoc` page has no URL of its own: links use the URL of the outer page, which the visitor
 * sees.
 */
async function withoutAddress() {
  const frame = document.createElement("iframe");
  Object.assign(frame, { width: 800, height: 600 });
  const source = await (await fetch("/pages/blank.html")).text();
  frame.srcdoc = source;
  await new Promise((resolve) => { frame.addEventListener("load", resolve, { once: true }); document.body.append(frame); });
  const view = frame.contentWindow;
  const made = planner(view);
  script(view, MODULE);
  await ready(made);
  location.hash = "#mine&rcv.mileage=26km&rcv.days=3";
  await until("a link of the page around", () => made.answers.weeklyDistance === 26);
  same("its own fragment", location.hash, "#mine");
  await walk(made);
  const link = await made.shareURL();
  check("the link of the page around", link.startsWith(`${location.origin}${location.pathname}#`) && link.includes("rcv=2."), link);
  history.replaceState(history.state, "", location.pathname);
  gone(view);
}
