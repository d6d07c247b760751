// @ts-check
// Parses JSON with comments, missing or extra commas, other quotation marks, or tags that a CMS has
// inserted.

const DOUBLE = "\"“”„‟«»″";
const SINGLE = "'‘’‚‛`´";
const MAX_DEPTH = 64;

/** Stops the parser: the text is ambiguous. */
export class Stop extends Error {
  /**
   * @param {number} at
   * @param {string} message
   */
  constructor(at, message) {
    super(message);
    this.at = at;
  }
}

export class JsonReader {
  #text; #notes; #at = 0; #isNewLine = false; #depth = 0;

  /**
   * @param {string} text
   * @param {Map<string, number>} notes what is no JSON, and where it first stands
   */
  constructor(text, notes) {
    this.#text = text;
    this.#notes = notes;
  }

  /** Parses the whole text. */
  whole() {
    if (/^\s*<(!doctype|html|head|body|\?php|\?xml|script|div)/i.test(this.#text)) throw new Stop(0, "this is a web page and not a configuration");
    const before = this.#match(/\s*(?:```\w*\s*)?(?:(?:export\s+default|(?:(?:var|let|const)\s+)?[\w$.]+\s*=)\s*)?(?=\{)/y);
    if (before?.trim()) this.#note("more than { before it", 0);
    this.#skip();
    const value = "{[".includes(this.#peek()) && this.#peek() ? this.#value() : this.#bare();
    this.#skip();
    if (this.#match(/(?:[;,}\])]|```|\s)+/y)) this.#note("more than } after it");
    this.#skip();
    if (this.#at < this.#text.length) this.#stop("the configuration has ended before this");
    return value;
  }

  /** Members without braces around them. */
  #bare() {
    if (!this.#peek()) this.#stop("it is empty");
    this.#note("{ and } around it are missing");
    return this.#members("");
  }

  #peek() { return this.#text[this.#at] ?? ""; }

  /** @param {string} what */
  #note(what, at = this.#at) { if (!this.#notes.has(what)) this.#notes.set(what, at); }

  /**
   * @param {string} message
   * @returns {never}
   */
  #stop(message, at = this.#at) { throw new Stop(at, message); }

  /** @param {RegExp} pattern */
  #match(pattern) {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  /** Skips blanks, comments and tags. */
  #skip() {
    this.#isNewLine = false;
    for (;;) {
      const at = this.#at;
      const blank = this.#match(/[\s\u200b-\u200f\u2060]+/y);
      if (blank) {
        this.#isNewLine ||= /[\r\n]/.test(blank);
        if (/[^ \t\r\n\ufeff]/.test(blank)) this.#note("blanks that only look like some", at);
      } else if (this.#match(/\/\/[^\r\n]*|\/\*[^]*?\*\/|<!--[^]*?-->/y) || (this.#isAtStart() && this.#match(/#[^\r\n]*/y))) {
        this.#note("a comment", at);
      } else if (this.#match(/<\/?[a-z][^<>]*>|&nbsp;/iy)) {
        this.#note("a tag of HTML", at);
        this.#isNewLine = true;
      } else {
        return;
      }
    }
  }

  #isAtStart() { return /(^|[\r\n])\s*$/.test(this.#text.slice(Math.max(0, this.#at - 200), this.#at)); }

  /** @returns {unknown} */
  #value() {
    const open = this.#peek();
    if ((DOUBLE + SINGLE).includes(open) && open) return this.#string();
    if (open !== "{" && open !== "[") return this.#word();
    if ((this.#depth += 1) > MAX_DEPTH) this.#stop("it is nested too deep");
    this.#at += 1;
    const made = open === "{" ? this.#members("}") : this.#list();
    this.#depth -= 1;
    return made;
  }

  /** @param {string} end */
  #members(end) {
    /** @type {[string, unknown][]} */
    const entries = [];
    while (this.#hasNext(end, entries.length)) {
      const at = this.#at;
      const isQuoted = (DOUBLE + SINGLE).includes(this.#peek());
      const key = isQuoted ? this.#string(true) : this.#match(/[\p{L}_$][\p{L}\p{N}_$-]*/uy);
      if (key === undefined) this.#stop("a name in quotation marks should stand here");
      if (!isQuoted) this.#note("a name without quotation marks", at);
      this.#skip();
      const sign = this.#match(/:|=>?/y);
      if (!sign) this.#stop(`a colon should stand here, after "${key.slice(0, 40)}"`);
      if (sign !== ":") this.#note("a sign other than a colon", this.#at - sign.length);
      this.#skip();
      entries.push([key, this.#value()]);
    }
    // Defines own members whatever their names are.
    return Object.fromEntries(entries);
  }

  #list() {
    const members = [];
    while (this.#hasNext("]", members.length)) members.push(this.#value());
    return members;
  }

  /**
   * Moves to the next member, past the separator; false at the end.
   * @param {string} end
   * @param {number} count of the members so far
   */
  #hasNext(end, count) {
    this.#skip();
    let isNew = this.#isNewLine;
    let at = this.#at;
    const commas = this.#match(/[,;]/y);
    if (commas === ";") this.#note("a semicolon for a comma", at);
    for (this.#skip(); this.#match(/[,;]/y); this.#skip()) this.#note("a comma too many", at);
    isNew ||= this.#isNewLine;
    if (!this.#peek()) {
      if (end) this.#note(`${end} is missing at the end`);
      return false;
    }
    if (this.#peek() === end) {
      if (commas) this.#note(`a comma before ${end}`, at);
      this.#at += 1;
      return false;
    }
    if (commas && !count) this.#note("a comma too many", at);
    if (!commas && count) {
      if (!isNew && !(DOUBLE + SINGLE + "{[").includes(this.#peek())) this.#stop("a comma should stand here");
      this.#note("a comma is missing", at);
    }
    return true;
  }

  /**
   * Ends a text at the first closing quotation mark that is followed by what may follow a text; a
   * key at the first one.
   */
  #string(isName = false) {
    const start = this.#at;
    const open = this.#peek();
    const marks = DOUBLE.includes(open) ? DOUBLE : SINGLE;
    const isStraight = open === "\"";
    if (!isStraight) this.#note("quotation marks other than \"", start);
    let made = "";
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const letter = this.#peek();
      if (marks.includes(letter) && (isName || this.#isEnd())) {
        if (isStraight && letter !== open) this.#note("quotation marks other than \"", this.#at);
        this.#at += 1;
        return made;
      }
      if (letter === "\\") made += this.#escape();
      else {
        if (letter === open) this.#note("a quotation mark within a text, without \\ before it");
        if (/[\r\n\t]/.test(letter)) this.#note("a line break or a tab within a text");
        made += letter;
      }
    }
    // Otherwise as JSON would, so that the fault is reported at its position.
    this.#at = start;
    const whole = isStraight ? this.#match(/"(?:[^"\\]|\\.)*"/y) : undefined;
    return whole?.slice(1, -1) ?? this.#stop("the text that begins here has no end", start);
  }

  #isEnd() {
    const after = /[^\S\r\n]*(?:<[^<>]*>|\/\/|\/\*)?[^\S\r\n]*(.|\r|\n|$)/uy;
    after.lastIndex = this.#at + 1;
    return /^[,;:}\])=\r\n]?$/.test(after.exec(this.#text)?.[1] ?? "") || /^\s*(\/\/|\/\*|<|["“'][\p{L}_]+["”']\s*:)/u.test(this.#text.slice(this.#at + 1, this.#at + 99));
  }

  #escape() {
    this.#at += 1;
    const letter = this.#peek();
    const code = letter === "u" && /^[\da-f]{4}/i.exec(this.#text.slice(this.#at + 1, this.#at + 5))?.[0];
    if (code) {
      this.#at += 4;
      return String.fromCharCode(parseInt(code, 16));
    }
    return /** @type {{ [letter: string]: string }} */ ({ b: "\b", f: "\f", n: "\n", r: "\r", t: "\t" })[letter] ?? letter;
  }

  /** Parses numbers, true, false and null; anything else is an unquoted text. */
  #word() {
    const at = this.#at;
    const word = this.#match(/[^,;{}[\]\r\n]+/y)?.replace(/\s+(\/\/|\/\*).*$/, (comment) => {
      this.#at -= comment.length;
      return "";
    }).replace(/<\/?[a-z][^<>]*>\s*$/i, "").trim();
    if (!word) this.#stop("a value should stand here", at);
    if (/^-?(0|[1-9]\d*)(\.\d+)?(e[+-]?\d+)?$/i.test(word)) return Number(word);
    if (/^[+-]?\d+(\.\d*)?$/.test(word)) {
      this.#note("a number that JSON writes otherwise", at);
      return Number(word);
    }
    const literal = /** @type {{ [word: string]: boolean | null }} */ ({ true: true, false: false, null: null, none: null, undefined: null })[word.toLowerCase()];
    if (literal !== undefined) {
      if (String(literal) !== word) this.#note("true, false and null are written in small letters", at);
      return literal;
    }
    if (!/^[\p{L}\p{N}#+/.]/u.test(word) || /^\d+(\s+\d+)+$/.test(word)) this.#stop("a value should stand here", at);
    this.#note("a text without quotation marks", at);
    return word;
  }
}
