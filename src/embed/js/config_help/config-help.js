// @ts-check
// The file that a page loads only where something is wrong with a configuration.

import { read } from "./reading.js";
import { mend } from "./mending.js";
import { explain } from "./sentences.js";

export { read, mend, explain };
