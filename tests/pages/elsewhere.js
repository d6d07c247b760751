// The module from another origin, whose address no page can know beforehand: the port is chosen anew.

import(`http://localhost:${location.port}/cors/recovery-calculator.js`);
