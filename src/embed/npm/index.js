// Defines `<recovery-calculator>`.

import { define } from "./define.js";

define();
export * from "./define.js";
