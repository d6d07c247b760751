import type { Config } from "./recovery-calculator.js";

/** The element as HTML, with the first question as declarative shadow DOM if it is English. */
export function html(options?: { config?: string | Config; lang?: string }): string;
