// How to mend it: a button where the checker can do it, else lines to paste.

import type { Finding } from "../contract.js";
import { h, type Child } from "../dom.js";
import { clientName } from "../names.js";
import type { Context } from "../model.js";
import { capital, prose, visible } from "../words.js";
import { button, code, linkButton } from "./frame.js";

/** Cures that the checker carries out itself, by the name of the defect. */
const DONE_HERE: Record<string, (context: Context, finding: Finding) => HTMLElement | null> = {
  "bundle-first-certificate-only": (context) =>
    button("save", "Save truststore.p12", () => context.actions.saveTrustStore(), { "data-key": "save-truststore" }),
  "public-root-missing": (context) =>
    button("save", "Save ca.pem with R46 and E46", () => context.actions.saveBundleWith(["r46", "e46"]), {
      "data-key": "save-with-roots",
    }),
  "key-passphrase-missing": (context) => passphrase(context, "Give the passphrase"),
  "key-passphrase-wrong": (context) => passphrase(context, "Give another passphrase"),
  "input-container-passphrase": (context) => passphrase(context, "Give the passphrase"),
  "input-private-key-for-upload": (context, finding) => {
    const { input } = finding.at;
    return input === null
      ? null
      : button("save", "Save it without the key", () => context.actions.saveUploadable(input), {
          "data-key": "save-uploadable",
        });
  },
};

function passphrase(context: Context, words: string): HTMLElement {
  return button("key", words, () => context.actions.ask("passphrase"), { "data-key": "ask-passphrase" });
}

export function mend(context: Context, finding: Finding): Child[] {
  const done = DONE_HERE[finding.name]?.(context, finding) ?? null;
  const parts: Child[] = [
    done === null ? null : h("div.actions", null, done),
    ...(finding.fix === null ? [] : fix(context, finding.fix, done !== null)),
    configurations(context, finding),
  ];
  // Nothing to do is no row, not an empty one.
  return parts.filter((part) => part !== null);
}

/** The first line is prose, each further line a command, or another way, which begins with "or". */
function fix(context: Context, text: string, isSecond: boolean): Child[] {
  const [prosaic = "", ...lines] = text.split("\n");
  const first = isSecond
    ? `Or ${prosaic}`
    : COMMAND.test(prosaic) && prosaic.search(COMMAND) === 0
      ? prosaic
      : capital(prosaic);
  const parts: Child[] = [h("p", null, ...withCommands(first), lines.length === 0 ? "." : "")];
  let commands: string[] = [];
  const flush = (): void => {
    if (commands.length > 0)
      parts.push(code(context, commands.join("\n"), `Command: ${commands[0] ?? ""}`, { wrap: true }));
    commands = [];
  };
  for (const line of lines) {
    if (line.startsWith("or ")) {
      flush();
      parts.push(h("p", null, ...withCommands(capital(line)), "."));
    } else {
      commands.push(line);
    }
  }
  flush();
  return parts;
}

/** The beginning of a command inside a sentence: to a semicolon, or the end. */
const COMMAND =
  /(?<=^|: )\(?(?:umask|openssl|keytool|base64|curl|unzip|kubectl|iconv|cp|ls|file)\b [^;]+(?:; openssl [^;]+)?/;

/** Prose in which a command stands out, so that it can be told where it begins and ends. */
function withCommands(text: string): Child[] {
  const found = COMMAND.exec(text);
  if (found === null) return prose(text);
  const end = found.index + found[0].length;
  return [...prose(text.slice(0, found.index)), h("code", null, visible(found[0])), ...withCommands(text.slice(end))];
}

/** Where few clients are concerned, the way to what each should use instead. */
function configurations(context: Context, finding: Finding): HTMLElement | null {
  if (finding.severity === "note" || finding.concerns.length === 0 || finding.concerns.length > 4) return null;
  const ids = finding.concerns.filter((id) => context.facts.get(id)?.emit !== null && context.facts.has(id));
  if (ids.length === 0) return null;
  return h(
    "p",
    null,
    ...ids.flatMap((id, at) => [
      at === 0 ? "" : " ",
      linkButton(`Configuration for ${clientName(context, id)}`, () => context.actions.chooseClient(id), {
        "data-key": `configure-${id}`,
      }),
    ]),
  );
}
