// @ts-check
// Finds the line of a JSON text that a JSON Pointer leads to.

/** A text, a bracket, a colon, a comma, or a word. */
const TOKEN = /"(?:[^"\\]|\\.)*"|[{}[\]:,]|[^\s{}[\]:,"]+/g;

/**
 * The line from 1; nothing where the text is no plain JSON or has no such part.
 * @param {string} text
 * @param {string} path
 */
export function lineOf(text, path) {
  if (!path.startsWith("/")) return undefined;
  const wanted = path.split("/").slice(1).map((key) => key.replaceAll("~1", "/").replaceAll("~0", "~"));
  /** @type {{ key: string | undefined, count: number, isList: boolean }[]} */
  const open = [];
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const inner = open.at(-1);
    if (token === ":") continue;
    if (token === "}" || token === "]") {
      open.pop();
      continue;
    }
    if (token === ",") {
      if (inner) Object.assign(inner, { key: undefined, count: inner.count + 1 });
      continue;
    }
    if (inner && !inner.isList && inner.key === undefined) {
      try {
        inner.key = String(JSON.parse(token));
      } catch {
        return undefined;
      }
    }
    const at = open.map(({ key, count, isList }) => isList ? String(count) : key);
    if (at.length === wanted.length && at.every((key, place) => key === wanted[place])) return text.slice(0, index).split("\n").length;
    if (token === "{" || token === "[") open.push({ key: undefined, count: 0, isList: token === "[" });
  }
  return undefined;
}
