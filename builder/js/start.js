// @ts-check
// Starts the builder.

import init from "./app.js";

const sentence = document.querySelector("#builder p");
try {
  await init({ module_or_path: new URL("./app.wasm", import.meta.url) });
} catch (error) {
  if (sentence) sentence.textContent = document.body.dataset.failed ?? "";
  throw error;
}
