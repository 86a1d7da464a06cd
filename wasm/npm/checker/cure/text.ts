// Untrusted text in documents that leave the page: nothing in it may act as layout or as markup.

import { visible } from "../words.js";

/** Every character can be seen; line feeds stay. */
export function shown(text: string): string {
  return text.split("\n").map(visible).join("\n");
}

/** For a sentence of Markdown (CommonMark): every character with a meaning is escaped, and it stays on its line. */
export function inMarkdown(text: string): string {
  return shown(text)
    .replaceAll("\n", " ")
    // What can begin something inside a line; a full stop or a hyphen there cannot. `@` and `:` would make some ticket
    // systems notify people or draw pictures.
    .replace(/[\\`*_[\]<>#|~&!@]/g, (mark) => `\\${mark}`);
}

/** A code span that holds any text: its fence is longer than every run of backticks inside (CommonMark 6.1). */
export function codeSpan(text: string): string {
  const line = shown(text).replaceAll("\n", " ");
  if (line === "") return "";
  const longest = Math.max(0, ...(line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${line}${pad}${fence}`;
}

/** A fenced block that no line of the text can close. */
export function codeBlock(text: string, language = ""): string {
  const lines = shown(text.replace(/\r\n?/g, "\n")).replace(/\n+$/, "");
  const longest = Math.max(2, ...(lines.match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${lines}\n${fence}`;
}
