// What is not known, and what would tell: a part of its own, never a footnote, never a tick.

import type { NotChecked } from "../contract.js";
import { h, type Child } from "../dom.js";
import { glyph } from "../glyphs.js";
import type { Context, FieldName } from "../model.js";
import { address, capital, prose, shellWord } from "../words.js";
import { button, code, section } from "./frame.js";

interface Way {
  title: string;
  control?: Child;
  command?: Child;
}

export function notChecked(context: Context): HTMLElement | null {
  const open = context.report.not_checked;
  if (open.length === 0) return null;
  const part = section(
    context,
    "not-checked",
    "Not checked",
    h("ul.plainlist", null, ...open.map((one) => row(context, one))),
  );
  part.dataset["count"] = String(open.length);
  return part;
}

function row(context: Context, one: NotChecked): HTMLElement {
  const { title, control = null, command = null } = way(context, one.what);
  return h(
    "li",
    null,
    glyph("unknown"),
    h("p", null, h("b", null, title), ...prose(capital(withoutOption(one.why))), "."),
    command,
    control === null ? null : h("p.actions", null, control),
  );
}

/** The report speaks to the command line, too; here a control stands in the option's place. */
function withoutOption(why: string): string {
  return why.replace(/ \(give it with --[a-z-]+\)$/, "").replace(/\.$/, "");
}

function way(context: Context, what: string): Way {
  const ask = (words: string, field: FieldName): HTMLElement =>
    button(null, words, () => context.actions.ask(field), { "data-key": `ask-${field}` });
  switch (what) {
    case "server_chain":
      return {
        title: "The chain that your database sends",
        command: command(context),
        control: ask("Paste what it prints", "server-chain"),
      };
    case "host_name":
      return {
        title: "Whether the server’s certificate is for your host",
        control: ask("Give the endpoint", "endpoint"),
      };
    case "client_trust":
      return {
        title: "Whether the server accepts your client certificate",
        control: ask("Add the server’s CA for clients", "client-ca"),
      };
    case "revocation":
      return { title: "Revocation (CRL, OCSP)" };
    default:
      return { title: capital(what.replaceAll("_", " ")) };
  }
}

function command(context: Context): HTMLElement {
  const { endpoint } = context.report;
  const where = address({ host: endpoint?.host ?? "HOST", port: endpoint?.port ?? "PORT" });
  const name = endpoint === null ? "HOST" : endpoint.server_name;
  const words = [
    "openssl s_client -connect",
    shellWord(where),
    ...(name === null ? [] : ["-servername", shellWord(name)]),
    "-showcerts </dev/null",
  ];
  return code(context, words.join(" "), "the command that shows the chain your database sends", {
    own: endpoint === null ? [] : [where, name].filter((one) => one !== null),
    wrap: true,
  });
}
