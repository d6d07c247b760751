// @ts-check
// The entry module: it defines the element.

import { define } from "./activate.js";
import { RecoveryCalculator } from "./element.js";

define();
export { RecoveryCalculator, define };
