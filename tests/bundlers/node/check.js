// The package on a server: importing it does nothing, and it renders the first question.

import assert from "node:assert/strict";
import { define, html } from "recovery-calculator";
import * as defining from "recovery-calculator/define";

assert.equal(define(), undefined);
assert.equal(defining.define, define);

const page = html({ config: "/a.json?x=1&y=\"2\"", lang: "en-GB" });
assert.match(page, /^<recovery-calculator config="\/a\.json\?x=1&amp;y=&quot;2&quot;" lang="en-GB"><template shadowrootmode="open">/);
assert.match(page, /How far do you run in a usual week\?/);
assert.match(page, /<style>[^<]+<\/style>/);
assert.doesNotMatch(page, /your\.site/);

const inline = html({ config: { clinic: { name: "</script><b>" } } });
assert.ok(inline.endsWith("<script type=\"application/json\">{\"clinic\":{\"name\":\"\\u003c/script>\\u003cb>\"}}</script></recovery-calculator>"), inline);

// What would be replaced in sight is not there.
assert.equal(html({ lang: "th" }), "<recovery-calculator lang=\"th\"></recovery-calculator>");
assert.doesNotMatch(html({ config: { texts: {} } }), /template/);
