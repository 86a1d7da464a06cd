// "What do I paste?" The configuration for one client: the files it needs, the text, what it cannot do, what to mind, and
// from where that is known. It waits while an error would make it useless.

import type { ClientFacts } from "../contract.js";
import { h, renew, type Child } from "../dom.js";
import type { Context } from "../model.js";
import { factOf, isAboutUploadAlone } from "../names.js";
import { button, section } from "../parts/frame.js";
import type { Tables, Written } from "../protocol.js";
import type { State } from "../state.js";
import { capital, listed, prose, visible } from "../words.js";
import { unique } from "../question/fields.js";
import { textBox } from "./code.js";
import { COMMON } from "./choice.js";
import { OptionsFold } from "./options.js";
import { ownOf } from "./tint.js";

export interface UseActions {
  /** A target or a row of the table of clients. */
  choose(client: string): void;
  options(options: Partial<State["chosen"]["options"]>): void;
  showAllTheSame(): void;
  /** Null is everything, as a ZIP. */
  save(name: string | null): void;
}

export class Configuration {
  readonly #choices = h("div.choices");
  readonly #version = h("div.versions");
  readonly #panel = h("div.panel", { part: "panel" });
  readonly #body: HTMLElement;
  readonly #options: OptionsFold;
  readonly #group = unique("client");
  #inputs: HTMLInputElement[] = [];
  #others: HTMLSelectElement | null = null;
  #tables: Tables | null = null;

  constructor(private readonly actions: UseActions) {
    this.#options = new OptionsFold((options) => actions.options(options));
    this.#body = h(
      "div.emit",
      { part: "configuration" },
      h("fieldset", null, h("legend.vh", null, "Your client"), this.#choices),
      this.#version,
      this.#options.element,
      this.#panel,
    );
  }

  /** The section, its controls the same ones each time. */
  section(context: Context, state: State): HTMLElement {
    const made = section(context, "use", "Use");
    const why = this.waiting(context, state);
    if (why !== null) {
      const show = button(null, "Show it all the same", () => this.actions.showAllTheSame(), { "data-key": "show-use" });
      made.append(h("p.lede", null, why), h("p.actions", null, show));
      return made;
    }
    made.append(this.#body);
    return made;
  }

  /** Why it waits; null where it does not, or was asked not to. */
  waiting(context: Context, { written, chosen }: State): string | null {
    return written === null || chosen.allTheSame ? null : waits(context, written);
  }

  /** After an answer, a choice, or a newly written text. */
  update(context: Context, state: State, tables: Tables, shown: string): void {
    this.#offer(tables, shown);
    this.#versions(tables, shown);
    this.#options.update(state.chosen, context.report.keys.length > 0);
    const { written } = state;
    renew(this.#panel, written === null ? null : this.#contents(context, state, written));
  }

  /** Five that most people use as radio buttons, everyone else in a select beside them. */
  #offer(tables: Tables, shown: string): void {
    const target = targetOf(tables, shown);
    if (this.#tables !== tables) {
      this.#tables = tables;
      const named = new Map(tables.targets.map((one) => [one.id, one.name]));
      this.#inputs = COMMON.filter((id) => named.has(id)).map((id) => {
        const input = h("input", { type: "radio", name: this.#group, value: id, "data-key": `client-${id}` });
        input.addEventListener("change", () => input.checked && this.actions.choose(id));
        return input;
      });
      const others = tables.targets
        .filter(({ id }) => !COMMON.includes(id))
        .sort((a, b) => a.name.toLowerCase().localeCompare(b.name.toLowerCase(), "en"));
      const select = h(
        "select",
        { "aria-label": "All other clients", "data-key": "client-others" },
        h("option", { value: "" }, `${others.length} more`),
        others.map(({ id, name }) => h("option", { value: id }, name)),
      );
      select.addEventListener("change", () => select.value !== "" && this.actions.choose(select.value));
      this.#others = select;
      this.#choices.replaceChildren(
        ...this.#inputs.map((input) => h("label.choice", null, input, h("span", null, named.get(input.value) ?? input.value))),
        h("span.field", null, select),
      );
    }
    for (const input of this.#inputs) input.checked = input.value === target;
    if (this.#others !== null) this.#others.value = COMMON.includes(target) ? "" : target;
  }

  /** Versions and runtimes of which something else is known. */
  #versions(tables: Tables, shown: string): void {
    const target = targetOf(tables, shown);
    const rows = tables.facts.filter((row) => row.id === target || (row.family === target && row.emit === target));
    if (rows.length < 2) {
      this.#version.replaceChildren();
      return;
    }
    const id = unique("version");
    const select = h(
      "select",
      { id, "data-key": "client-version" },
      rows.map((row) => h("option", { value: row.id, selected: row.id === shown }, versionOf(row))),
    );
    select.addEventListener("change", () => this.actions.choose(select.value));
    renew(this.#version, h("div.field", null, h("label", { for: id }, "Version"), select));
  }

  #contents(context: Context, state: State, written: Written): Child {
    if (written.unsupported !== null) {
      return h(
        "dl.facts",
        null,
        fact("It cannot", prose(capital(written.unsupported.reason))),
        fact("Do instead", h("code", null, visible(written.unsupported.instead))),
      );
    }
    const own = ownOf(context.report, state.asking, state.chosen);
    return [
      this.#files(written),
      written.config.map(({ name, text }) =>
        textBox(context, name, text, `${name}, for ${written.name}`, own, () => this.actions.save(name)),
      ),
      this.#facts(context, written),
    ];
  }

  #files(written: Written): HTMLElement {
    const files = written.files.map(({ name, purpose, secret }) =>
      h(
        "li",
        null,
        h("span", null, h("span.fname", null, visible(name)), ` ${purpose}`, secret ? h("small", null, " stays with you") : null),
        button("save", `Save ${name}`, () => this.actions.save(name), { class: "quiet", "data-key": `save-${name}` }),
      ),
    );
    const all = button("save", "Save all as a ZIP", () => this.actions.save(null), { "data-key": "save-zip" });
    return h(
      "div.saves",
      null,
      files.length === 0 ? null : h("ul.needs", { "aria-label": "Files it needs" }, files),
      h("p.actions", null, all, h("span.legend-own.fine", null, "taken from your files and your endpoint")),
    );
  }

  #facts(context: Context, written: Written): HTMLElement {
    const row = context.facts.get(written.as_given?.id ?? written.id) ?? context.facts.get(written.id);
    const cannot = written.notes.filter(({ code }) => isLimit(code));
    const mind = written.notes.filter(({ code }) => !isLimit(code));
    return h(
      "dl.facts",
      null,
      fact("Run it", written.run.map((line) => h("p", null, h("code", null, visible(line))))),
      fact("It cannot", cannot.map(({ text }) => h("p", null, prose(sentence(text, written.name))))),
      fact("Mind", mind.map(({ text }) => h("p", null, prose(sentence(text, written.name))))),
      fact("It checks", checks(context, row?.id ?? written.id)),
      fact("It will", will(written)),
      fact("Mended", written.cured.length === 0 ? [] : [`What is written here cures ${listed(written.cured)} for this client.`]),
      fact("Known from", knownFrom(row)),
    );
  }
}

/** Why the configuration would be useless; null where it is not. */
function waits({ report }: Context, written: Written): string | null {
  const foretold = written.as_emitted?.verdict ?? "unknown";
  if (foretold === "accepts" || written.unsupported !== null) return null;
  // Some errors are cured by what is written, and some are about uploading alone.
  const left = report.findings.filter(
    (finding) => finding.severity === "error" && !isAboutUploadAlone(finding) && !written.cured.includes(finding.code),
  );
  if (left.length === 0) return null;
  const codes = [...new Set(left.map(({ code }) => code))];
  const them = `${listed(codes.slice(0, 3))} ${codes.length === 1 ? "is" : "are"}`;
  return `The configuration waits until ${them} mended: with these files ${written.name} would not connect.`;
}

/** Codes of what a client has no way to do; the rest is worth minding. */
function isLimit(code: string): boolean {
  const given = ["no-endpoint", "no-ca-file", "no-client-certificate"];
  return !given.includes(code) && (code.startsWith("no-") || /-(left-out|not-carried|not-followed)$/.test(code));
}

function checks(context: Context, id: string): Child[] {
  const [host = "", path = "", roots = ""] = ["host_name", "path", "system_roots"].map((about) => factOf(context, id, about));
  const chain = path === "" ? "" : host.startsWith("compared") ? "Chain and host name" : "The chain alone, no host name";
  return [
    chain === "" ? null : h("p", null, `${chain} (${path}).`),
    roots === "" ? null : h("p", null, `The system’s roots: ${roots}.`),
  ].filter((one) => one !== null);
}

function will(written: Written): Child[] {
  const foretold = written.as_emitted;
  if (foretold === null) return [];
  const trusts = trustedOf(foretold.loads, foretold.of);
  switch (foretold.verdict) {
    case "accepts":
      return [`Connect. ${trusts}`];
    case "refuses":
      return [
        `Refuse${foretold.causes.length === 0 ? "" : ` (${listed(foretold.causes)})`}. `,
        foretold.prints === null ? null : ["You would see: ", h("code", null, visible(foretold.prints))],
      ];
    case "unknown":
      return [`Not known: what the server presents was not given. ${trusts}`];
  }
}

function trustedOf(loads: number, of: number): string {
  if (of === 0) return "";
  if (loads < of) return `It trusts ${loads} of the ${of} certificates of the CA file.`;
  return of === 1 ? "It trusts the certificate of the CA file." : `It trusts all ${of} certificates of the CA file.`;
}

function knownFrom(row: ClientFacts | undefined): Child[] {
  if (row === undefined) return [];
  const verb = row.evidence === "measured" ? "Measured with" : "Read in source:";
  const executed =
    row.executed === null
      ? h("p", null, "This text was not run as it stands.")
      : h("p", null, `Run as written with ${row.executed.with}, on ${row.executed.on}.`);
  return [h("p", null, prose(`${verb} ${row.evidence_from}.`)), executed];
}

function fact(term: string, said: Child): Child {
  if (said === null || (Array.isArray(said) && said.length === 0)) return null;
  return [h("dt", null, term), h("dd", null, said)];
}

/** Names keep their own spelling at the beginning of a sentence. */
function sentence(text: string, name: string): string {
  const begun = text.startsWith(name) ? text : capital(text);
  return /[.!?)]$/.test(begun) ? begun : `${begun}.`;
}

function versionOf(row: ClientFacts): string {
  const version = [row.version, row.runtime].filter((part) => part !== null).join(", ");
  return version === "" ? row.name : `${row.name} (${version})`;
}

/** The target of a target's or a row's id. */
function targetOf(tables: Tables, id: string): string {
  if (tables.targets.some((target) => target.id === id)) return id;
  return tables.facts.find((row) => row.id === id)?.emit ?? id;
}
