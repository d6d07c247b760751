// @ts-check
// Imports the doctor, which a page loads only when its owner asks.

import { HOME, fileAddress } from "./files.js";

/** The module, which stands in the folder of the release. */
export const MODULE_ADDRESS = HOME;

/**
 * Files whose addresses are known without a folder.
 * @type {() => { [name: string]: string }}
 */
export const knownFiles = () => ({});

/** @returns {Promise<typeof import("./doctor/doctor.js")>} */
export const importDoctor = () => import(fileAddress("doctor.js"));
