// Notes what the page is told: console lines, violations of policies, errors and our faults.

window.noted = { lines: [], violations: [], errors: [], faults: [], warnings: [] };
for (const level of ["log", "info", "warn", "error"]) {
  const say = console[level].bind(console);
  console[level] = (...what) => {
    window.noted.lines.push(`${level} ${what.join(" ")}`);
    say(...what);
  };
}
document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI, sourceFile }) => {
  window.noted.violations.push(`${violatedDirective} ${blockedURI} by ${sourceFile}`);
});
window.addEventListener("error", ({ message }) => { window.noted.errors.push(message); });
window.addEventListener("unhandledrejection", ({ reason }) => { window.noted.errors.push(`${reason}\n${reason?.stack}`); });
document.addEventListener("rcv-error", ({ detail }) => { window.noted.faults.push(detail); });
document.addEventListener("rcv-config", ({ detail }) => { window.noted.warnings.push(...detail.warnings); });
