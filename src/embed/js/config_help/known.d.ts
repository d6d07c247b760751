// `known.js`, which `cargo xtask dist` generates: the names that the configuration reader knows.

export const KEYS: { root: string[]; clinic: string[]; features: string[]; service: string[] };
/** The tokens of a theme. */
export const TOKENS: string[];
/** The placeholders of a booking link. */
export const BRACES: string[];
/** The ids of services. */
export const SERVICES: string[];
