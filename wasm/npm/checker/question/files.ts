// The list of what was given: each file with what it was taken for, why, its worst state, and a way to take it off again.

import type { Input, Report, Role } from "../contract.js";
import { h, renew, type Child } from "../dom.js";
import { glyph, icon, type IconName } from "../glyphs.js";
import { button } from "../parts/frame.js";
import type { Given, State } from "../state.js";
import { fileName, grouped, prose, visible } from "../words.js";
import { unique } from "./fields.js";
import { holdsOf, ROLES } from "./words.js";

export interface FileActions {
  setRole(file: string, member: string | null, role: Role): void;
  remove(file: string): void;
}

/** Rows that are drawn; a folder of thousands would fill the page with selects. */
const MOST_ROWS = 50;

export class FileList {
  readonly element = h("div");
  #drawn: unknown[] = [];

  constructor(private readonly actions: FileActions) {}

  update(state: State): void {
    const drawn = [state.asking.files, state.answer, state.refused];
    if (drawn.every((part, at) => part === this.#drawn[at])) return;
    this.#drawn = drawn;
    const { files } = state.asking;
    const rows = files.slice(0, MOST_ROWS).map((file) => this.#file(file, state));
    const left = files.length - rows.length;
    renew(
      this.element,
      rows,
      left > 0 ? h("p.fine", null, `and ${grouped(left)} more; the answer speaks of all of them.`) : null,
      state.refused.map((sentence) => h("p.fine.refused", null, visible(sentence))),
    );
  }

  #file(file: Given, state: State): HTMLElement {
    const report = state.answer?.report ?? null;
    const at = file.input;
    const input = at === null ? null : (report?.inputs[at] ?? null);
    if (report === null || input === null || at === null) return this.#row(file, null, null, null, [octets(file.size)]);
    // Members that a person spoke of were unpacked here, so that the archive itself is no input.
    if (Object.keys(file.members).length > 0) {
      const members = state.answer?.origins.flatMap((origin, index) => (origin?.file === file.id ? [index] : [])) ?? [];
      return this.#archive(file, members, report);
    }
    const members = report.inputs.flatMap((member, index) => (member.archive === at ? [index] : []));
    if (members.length > 0) return this.#archive(file, members, report);
    return this.#row(file, null, input, worst(report, at), about(input, file.size));
  }

  #archive(file: Given, members: readonly number[], report: Report): HTMLElement {
    const rows = members.flatMap((at) => {
      const input = report.inputs[at];
      return input === undefined ? [] : [this.#row(file, input.name, input, worst(report, at), about(input, null))];
    });
    return h(
      "div.archive",
      null,
      this.#row(file, null, null, null, [`${octets(file.size)}. Opened: ${members.length === 1 ? "one file" : `${members.length} files`} inside.`], "archive"),
      h("div.members", null, rows),
    );
  }

  #row(
    file: Given,
    member: string | null,
    input: Input | null,
    state: "error" | "warning" | null,
    said: readonly Child[],
    picture?: IconName,
  ): HTMLElement {
    const name = member ?? file.name;
    const role = input?.role ?? null;
    return h(
      "div.file",
      { part: "file" },
      icon(picture ?? pictureOf(role)),
      h(
        "div",
        null,
        h("p", null, fileName(member === null ? name : name.slice(file.name.length + 1))),
        h("div.took", null, input === null ? null : this.#select(file, member, name, input), h("p", null, said)),
        state === null ? null : h("p.state", { class: state }, glyph(state), h("span", null, state === "error" ? "Has an error" : "Has a warning")),
      ),
      member !== null ? null : this.#remove(file),
    );
  }

  #remove(file: Given): HTMLElement {
    return button("remove", null, () => this.actions.remove(file.id), {
      class: "quiet", "aria-label": `Remove ${visible(file.name)}`, "data-key": `remove-${file.id}`,
    });
  }

  #select(file: Given, member: string | null, name: string, input: Input): Child {
    const id = unique("role");
    const chosen = member === null ? file.role : (file.members[member] ?? "auto");
    const offered = ROLES.filter(({ value }) => value !== "archive" || input.role === "archive");
    // What a person said can be taken back: then the checker decides again.
    const options = [
      ...(chosen === "auto" ? [] : [{ value: "auto" as const, text: "Let the checker decide" }]),
      ...(input.role === "auto" ? [{ value: "auto" as const, text: "Not told" }] : []),
      ...offered,
    ];
    const control = h(
      "select",
      { id, "data-key": `role-${file.id}-${member ?? ""}` },
      options.map(({ value, text }) => h("option", { value, selected: value === input.role }, text)),
    );
    control.addEventListener("change", () => this.actions.setRole(file.id, member, control.value as Role));
    return [h("label.vh", { for: id }, `What ${visible(name)} is`), control];
  }
}

function pictureOf(role: Role | null): IconName {
  switch (role) {
    case "ca_bundle":
    case "client_ca":
      return "bundle";
    case "client_certificate":
    case "server_chain":
      return "certificate";
    case "client_key":
    case "server_key":
      return "key";
    case "archive":
      return "archive";
    default:
      return "file";
  }
}

function about(input: Input, size: number | null): Child[] {
  const holds = holdsOf(input);
  const facts = [holds, size === null ? "" : octets(size)].filter((part) => part !== "").join(", ");
  const known = input.bundle === null ? [] : [" ", visible(input.bundle.text), "."];
  const why = input.role_reason === "" ? [] : [" ", ...whyOf(input)];
  return [facts === "" ? "" : `${facts}.`, known, why];
}

function whyOf(input: Input): Child[] {
  if (input.role_reason === "you said so") return ["You said so."];
  return ["Taken for this because ", ...prose(input.role_reason), "."];
}

/** `8,335 bytes`. */
function octets(size: number): string {
  return size === 1 ? "1 byte" : size < 1 << 20 ? `${grouped(size)} bytes` : `${grouped(Math.round(size / (1 << 20)))} MiB`;
}

function worst(report: Report, input: number): "error" | "warning" | null {
  const of = report.findings.filter((finding) => finding.at.input === input).map((finding) => finding.severity);
  return of.includes("error") ? "error" : of.includes("warning") ? "warning" : null;
}
