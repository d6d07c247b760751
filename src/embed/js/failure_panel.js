// @ts-check
// What a visitor sees when the planner could not load: one sentence, and a button to try again.

import { SENTENCES } from "./sentences.js";

/**
 * The sentences are there before any locale, so they are English whatever the page is.
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
