// @ts-check
// The module that a page loads: it defines the element.

import { define } from "./activate.js";
import { RecoveryCalculator } from "./element.js";

define();
export { RecoveryCalculator, define };
