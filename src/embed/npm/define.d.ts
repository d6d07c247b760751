import type { RecoveryCalculator } from "./recovery-calculator.js";

export * from "./recovery-calculator.js";
export { html } from "./html.js";

/**
 * Defines the element under a tag; a tag that is taken stays as it is. `files` says where files of
 * the release are, by name, if not where the bundler has put them. On a server it does nothing.
 */
export function define(tag?: string, options?: { files?: Record<string, string> }): typeof RecoveryCalculator;
