// @ts-check
// An error for the page's owner: a code, which the help page explains, and a phase.

/** @import { ErrorCode } from "../api/recovery-calculator.js" */

export class PlannerError extends Error {
  /**
   * @param {ErrorCode} code
   * @param {string} phase what failed: `wasm`, `config`, `locale`, `start` or `run`
   * @param {string} message
   */
  constructor(code, phase, message) {
    super(message);
    this.code = code;
    this.phase = phase;
  }
}
