import assert from "node:assert/strict";
import { test } from "node:test";
import { codeBlock, codeSpan, inMarkdown, shown } from "../../../wasm/npm/checker/cure/text.js";

test("what cannot be seen is shown as an escape", () => {
  assert.equal(shown("a\u202eb\u0000c\u200bd\ne"), "a\\u{202e}b\\u{0}c\\u{200b}d\ne");
});

test("markup of a name is text in Markdown", () => {
  assert.equal(inMarkdown("<img src=x> [a](b) | *x* `y`\n# z"), "\\<img src=x\\> \\[a\\](b) \\| \\*x\\* \\`y\\` \\# z");
  assert.equal(inMarkdown("@everyone ![x](y)"), "\\@everyone \\!\\[x\\](y)");
});

test("no text closes its own code span or block", () => {
  assert.equal(codeSpan("a`b``c"), "```a`b``c```");
  assert.equal(codeSpan("`x`"), "`` `x` ``");
  assert.equal(codeSpan("a\nb"), "`a b`");
  const block = codeBlock("````\nfoo\n````\n", "sh");
  assert.equal(block, "`````sh\n````\nfoo\n````\n`````");
});
