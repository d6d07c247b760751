// @ts-check
// The entry of the script that a page loads only if its configuration has a problem.

import { read } from "./reading.js";
import { mend } from "./mending.js";
import { explain } from "./sentences.js";

export { read, mend, explain };
