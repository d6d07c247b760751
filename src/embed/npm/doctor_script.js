// @ts-check
// Imports the doctor, in place of `../js/doctor_script.js`. A bundler has put the files anywhere, so
// each is looked at by its own address.

import { knownAddresses } from "./files.js";

export const knownFiles = knownAddresses;

export const MODULE_ADDRESS = "";

/** @returns {Promise<typeof import("../js/doctor/doctor.js")>} */
export const importDoctor = () => import("./doctor.js");
