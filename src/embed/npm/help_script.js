// @ts-check
// Imports the script that explains an invalid configuration, in place of `../js/help_script.js`:
// bundlers change what is in a script, so its hash cannot be checked.

export const importHelp = () => import("./config-help.js");
