// @ts-check
// The panel of a planner that could not load: one sentence, and a button to try again.

import { SENTENCES } from "./sentences.js";

/**
 * These sentences exist before any locale has loaded, so they are always in English.
 * @param {() => void} retry
 */
export function failurePanel(retry) {
  const panel = Object.assign(document.createElement("div"), { className: "root", lang: "en", dir: "ltr" });
  const failure = document.createElement("div");
  failure.className = "failure";
  failure.setAttribute("role", "alert");
  const title = document.createElement("p");
  const strong = document.createElement("strong");
  strong.textContent = SENTENCES.title;
  title.append(strong);
  const text = document.createElement("p");
  text.textContent = SENTENCES.text;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = SENTENCES.retry;
  button.addEventListener("click", retry);
  failure.append(title, text, button);
  panel.append(failure);
  return panel;
}
