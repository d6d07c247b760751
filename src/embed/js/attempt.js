// @ts-check
// What may throw, where failing means that there is nothing.

/**
 * @template Value
 * @param {() => Value} make
 * @returns {Value | undefined}
 */
export const attempt = (make) => { try { return make(); } catch { return undefined; } };
