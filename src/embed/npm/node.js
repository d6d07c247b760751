// The package on a server, which has no elements: `define` does nothing there.

export const define = () => undefined;
export { html } from "./html.js";
