import type {} from "recovery-calculator/svelte";
import type { SvelteHTMLElements } from "svelte/elements";

export const attributes: SvelteHTMLElements["recovery-calculator"] = { config: "/clinic.json", persist: "none" };

// @ts-expect-error nothing of this kind is kept
export const wrong: SvelteHTMLElements["recovery-calculator"] = { persist: "for ever" };
