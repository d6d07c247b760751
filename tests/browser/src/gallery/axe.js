// Runs axe on every planner of the gallery; `arguments` are the rules (all, if there are none) and
// what to call with the findings.

const [rules, done] = arguments;

async function check() {
  const planners = [...document.querySelectorAll(".gallery__frame > recovery-calculator")];
  const options = { resultTypes: ["violations"], elementRef: true, ...(rules.length && { runOnly: rules }) };
  const { violations, passes } = await axe.run({ include: planners }, options);
  const found = passes.length ? [] : ["axe checked nothing"];
  for (const { id, nodes } of violations) {
    for (const { target, element, failureSummary } of nodes) {
      const state = element.getRootNode().host?.closest("section").id;
      found.push(`${state}: ${id}: ${target.flat().at(-1)}: ${failureSummary.replace(/\s+/g, " ")}`);
    }
  }
  return found;
}

check().then(done, (error) => done([String(error.stack ?? error)]));
