// @ts-check
// What the npm package takes from the module. It defines nothing by itself.

import { define } from "./activate.js";
import { RecoveryCalculator } from "./element.js";
import { useFiles } from "./files.js";

export { RecoveryCalculator, define, useFiles };
