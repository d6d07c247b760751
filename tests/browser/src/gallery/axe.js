// Runs axe on planners of the gallery. `arguments` are the rules (all, if empty), the states (all,
// if empty) and a callback for the number of planners and the findings.

const [rules, states, done] = arguments;

async function check() {
  const planners = [...document.querySelectorAll(".gallery__frame > recovery-calculator")]
    .filter((planner) => !states.length || states.includes(planner.closest("section").id));
  const options = { resultTypes: ["violations"], elementRef: true, ...(rules.length && { runOnly: rules }) };
  const { violations, passes } = await axe.run({ include: planners }, options);
  const found = passes.length ? [] : ["axe checked nothing"];
  for (const { id, nodes } of violations) {
    for (const { target, element, failureSummary } of nodes) {
      const state = element.getRootNode().host?.closest("section").id;
      found.push(`${state}: ${id}: ${target.flat().at(-1)}: ${failureSummary.replace(/\s+/g, " ")}`);
    }
  }
  return [planners.length, found];
}

check().then(done, (error) => done([0, [String(error.stack ?? error)]]));
