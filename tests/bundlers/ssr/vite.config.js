import recoveryCalculator from "recovery-calculator/vite";

// Relative, because the page is not at the top of its site.
export default { base: "./", plugins: [recoveryCalculator()] };
