// The element as HTML, for pages that a server renders: with the first question inside, if it will
// stay as it is. `FIRST_QUESTION` and `FIRST_STYLES` stand above.

/** @param {string} text */
const escaped = (text) => text.replace(/&/g, "&amp;").replace(/"/g, "&quot;").replace(/</g, "&lt;");

/**
 * @param {{ config?: string | object, lang?: string }} [options]
 */
export function html({ config, lang } = {}) {
  const isInline = typeof config === "object" && config !== null;
  const attributes = [["config", isInline ? undefined : config], ["lang", lang]].filter(([, value]) => value != null);
  const tag = attributes.map(([name, value]) => ` ${name}="${escaped(String(value))}"`).join("");
  // The script ends at the first `</script`, whatever stands around it.
  const script = isInline ? `<script type="application/json">${JSON.stringify(config).replace(/</g, "\\u003c")}</script>` : "";
  // Words of the clinic, or of another language, would replace the question in sight.
  const isEnglish = !lang || lang.toLowerCase().split("-")[0] === "en";
  const isReworded = isInline && "texts" in config;
  const first = isEnglish && !isReworded ? FIRST_QUESTION.replace("<!-- styles -->", () => `<style>${FIRST_STYLES}</style>`) : "";
  return `<recovery-calculator${tag}>${first}${script}</recovery-calculator>`;
}
