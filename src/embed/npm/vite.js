// Vite's development server would bundle the planner beforehand, into one file elsewhere; the
// addresses of the planner's other files would then lead to a web page.

export default function recoveryCalculator() {
  return {
    name: "recovery-calculator",
    config: () => ({ optimizeDeps: { exclude: ["recovery-calculator"] } }),
  };
}
