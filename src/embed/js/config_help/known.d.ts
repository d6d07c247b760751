// `known.js`, which `cargo xtask dist` writes: the names that the reader of configurations knows.

export const KEYS: { root: string[]; clinic: string[]; features: string[]; service: string[] };
/** The tokens of a theme. */
export const TOKENS: string[];
/** What may stand in the braces of a booking link. */
export const BRACES: string[];
/** The ids of services. */
export const SERVICES: string[];
