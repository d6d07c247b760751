// @ts-check
// What an answer of a server means for the page's owner.

/** @typedef {{ code: string, is: "good" | "fair" | "bad", file: string, text: string }} Finding */

/**
 * An answer of a server, as far as the browser tells.
 * @typedef {object} Answer
 * @property {string} file its address
 * @property {"script" | "wasm" | "words"} kind
 * @property {string} [error] why there is none
 * @property {number} [status]
 * @property {string | null} [type] its MIME type
 * @property {string | null} [encoding] how it was compressed
 * @property {string | null} [cache] how long it may be kept
 * @property {boolean} [isHashed] whether its name holds its hash
 * @property {boolean} [isElsewhere] whether it is on another site than the page
 * @property {string} [start] its first letters
 */

/** @type {{ [kind: string]: [name: string, pattern: RegExp, wanted: string] }} */
const TYPES = {
  script: ["script", /^(text|application)\/(x-)?javascript/, "text/javascript"],
  wasm: ["WebAssembly", /^application\/wasm/, "application/wasm"],
  words: ["words", /json/, "application/json"],
};

const DAY = 86_400;

/**
 * The findings on an answer, the worst first.
 * @param {Answer} answer
 * @returns {Finding[]}
 */
export function judge(answer) {
  const { file, kind, status = 0, start = "" } = answer;
  /** @type {(code: string, is: Finding["is"], text: string) => Finding} */
  const found = (code, is, text) => ({ code, is, file, text });
  if (answer.error !== undefined) {
    return [found("unreachable", "bad", answer.isElsewhere
      ? "It cannot be read from this page. Either nothing is there, or its server does not allow other websites: it has to send \"Access-Control-Allow-Origin\". The frame works without that."
      : `It cannot be reached: ${answer.error}.`)];
  }
  if (status === 404 || status === 410) {
    return [found("lost", "bad", "It is not there. Is this the right folder, and was the whole folder uploaded?")];
  }
  if (status === 401 || status === 403) return [found("locked", "bad", `The server does not hand it out (${status}). Take the password or the block off this folder.`)];
  if (status >= 400 || status < 200) return [found("failed", "bad", `The server answers with an error (${status}). Ask whoever looks after it.`)];
  if (/^\s*<(!doctype|html|head|\?xml)/i.test(start)) {
    return [found("page", "bad", "A web page comes instead of this file. The folder is somewhere else, or a rule of the website answers every address with its own page.")];
  }
  if (kind === "wasm" && !start.startsWith("\0asm")) return [found("damaged", "bad", "It is damaged. Upload it again, as a binary file.")];
  return [...typed(answer, found), ...sent(answer, found)];
}

/**
 * @param {Answer} answer
 * @param {(code: string, is: Finding["is"], text: string) => Finding} found
 */
function typed({ kind, type }, found) {
  const [name, pattern, wanted] = TYPES[kind];
  if (pattern.test(type ?? "")) return [];
  const is = kind === "script" ? "bad" : "fair";
  const effect = kind === "script" ? "Browsers refuse it" : "It works, but starts later";
  return [found("type", is, `The server calls this ${name} ${type ? `"${type}"` : "nothing"}. ${effect}: set its MIME type to "${wanted}".`)];
}

/**
 * How it was sent: compressed, and for how long.
 * @param {Answer} answer
 * @param {(code: string, is: Finding["is"], text: string) => Finding} found
 */
function sent({ encoding, cache, isHashed, isElsewhere }, found) {
  // Another site does not tell.
  if (isElsewhere) return [found("sent", "good", "It arrives, and this page may use it.")];
  const findings = [];
  if (!encoding) findings.push(found("plain", "fair", "It is not compressed: visitors load three times as much. The help for hosting says how to change that."));
  const seconds = Number(/max-age=(\d+)/.exec(cache ?? "")?.[1] ?? 0);
  if (isHashed && seconds < DAY) findings.push(found("cache", "fair", "Browsers do not keep it. Its name changes with every version, so they may keep it for a year."));
  return findings.length ? findings : [found("sent", "good", `It arrives, compressed${isHashed ? " and kept" : ""}.`)];
}
