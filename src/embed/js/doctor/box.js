// @ts-check
// The box above a planner that shows the problems of its configuration to the page's owner.

const LOOK = {
  margin: "0 0 12px", padding: "12px 16px", border: "2px dashed", borderRadius: "8px", font: "15px/1.5 system-ui, sans-serif",
  color: "CanvasText", background: "Canvas", overflowWrap: "anywhere",
};

/**
 * Shows the problems, or that there is none.
 * @param {HTMLElement} host
 * @param {{ path: string, message: string }[]} warnings
 * @param {string} help the address of the guide
 */
export function showBox(host, warnings, help) {
  const root = host.shadowRoot;
  if (!root) return;
  root.querySelector("#rcv-debug")?.remove();
  const box = document.createElement("section");
  box.id = "rcv-debug";
  box.setAttribute("aria-label", "Problems of the configuration");
  Object.assign(box.style, LOOK);
  const title = document.createElement("strong");
  title.textContent = warnings.length ? `Problems of the configuration: ${warnings.length}` : "No problem of the configuration.";
  const list = document.createElement("ul");
  for (const { path, message } of warnings) {
    const line = document.createElement("li");
    line.textContent = `${path ? `${path}: ` : ""}${message}`;
    list.append(line);
  }
  const link = Object.assign(document.createElement("a"), { href: help, textContent: "What these mean" });
  box.append(title, ...(warnings.length ? [list, link] : []));
  root.prepend(box);
}
