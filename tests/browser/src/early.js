// The elements of one planner as a list; `arguments[0]` is its number. Leaves out properties and
// attributes that browsers report differently.

const planner = document.querySelectorAll("recovery-calculator")[arguments[0]];
const root = planner.shadowRoot.querySelector(".root");
if (!root) return null;
const top = root.getBoundingClientRect().top;
const active = planner.shadowRoot.activeElement;
const told = (element) => {
  // A style that was set and removed leaves an empty attribute.
  const isTold = ({ name, value }) => !["value", "checked", "aria-busy"].includes(name) && (name !== "style" || value);
  const attributes = [...element.attributes].filter(isTold);
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  return [
    element.localName,
    attributes.map(({ name, value }) => `${name}=${value}`).sort().join(" "),
    [box.left, box.top - top, box.width, box.height].map(Math.round).join(" "),
    [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map(({ data }) => data).join(""),
    [element.value, element.checked].join(" "),
    [style.color, style.backgroundColor, style.borderColor, style.font].join(" "),
    ...(element === active ? ["focus", element.selectionStart, element.selectionEnd, element.selectionDirection] : []),
  ].join(" | ");
};
return [root, ...root.querySelectorAll("*")].map(told);
