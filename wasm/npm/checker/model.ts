// What the halves of the checker agree on: the question that a person puts, the report that answers it, and what the
// parts of the answer may ask of the controller. State flows one way: Question -> worker -> Report -> parts(Context).

import type {
  Access, ClientAuthentication, ClientFacts, PlanTable, Preset, Provider, PublicRoot, Report, Role, Subscription,
} from "./contract.js";

/** One thing that was given: dropped, chosen, pasted. Its octets stay with the controller; parts never see them. */
export interface GivenFile {
  /** Stable while the file is on the list; not the name, of which there may be two. */
  readonly id: string;
  /** As the person named it: untrusted text. Equals the name of its input in the report. */
  readonly name: string;
  readonly size: number;
  /** Lines of a text file; null where it is no text, or not counted. */
  readonly lines: number | null;
  /** What it was corrected to; "auto" where the checker decides. */
  readonly role: Role;
  /** `folder` keeps the path inside the folder in `name`. */
  readonly origin: "file" | "folder" | "paste" | "sample";
  /**
   * Its index into `report.inputs`. Members of an archive are inputs of their own after it (`Input.archive`), without a
   * GivenFile. Null before the first answer.
   */
  readonly input: number | null;
}

/** Everything a person can set. What is null was not said, and the checker decides or leaves it out. */
export interface Question {
  readonly files: readonly GivenFile[];
  /** As typed, a password in it already taken out. Empty where none was given. */
  readonly endpoint: string;
  readonly provider: Provider | null;
  readonly subscription: Subscription | null;
  readonly access: Access | null;
  /** Null is "as the files say". */
  readonly clientAuthentication: ClientAuthentication | null;
  readonly policy: Preset;
  /** The date of the check, RFC 3339; null is today. */
  readonly time: string | null;
  readonly expiresWithinDays: number;
  /** Whether a passphrase was given; the passphrase itself stays with the controller. */
  readonly passphrase: boolean;
  /** What the element stands before: then the verdict on the upload comes first, and the strip is left out. */
  readonly expects: "anything" | "ca-bundle" | "client-certificate" | "client-key" | "server-chain";
}

/** Sections of the answer, as `data-part` on their elements. */
export type SectionName =
  | "findings"
  | "plan"
  | "use"
  | "next"
  | "checked"
  | "clients"
  | "validity"
  | "chain"
  | "certificates"
  | "owners"
  | "not-checked";

/** What parts ask for. None of them throws; what takes long shows its own progress. */
export interface Actions {
  /**
   * Moves the date of the check and checks again; null is today. Called when a slider is let go, not while it moves.
   */
  setTime(time: string | null): void;
  /** Shows the configuration of this client (an id of `ClientFacts.id`) and goes there. */
  chooseClient(id: string): void;
  /** Saves the CA certificates as one `ca.pem`, with these public roots behind what was given. */
  saveBundleWith(roots: PublicRoot[]): void;
  /** Saves `truststore.p12` with every certificate of the CA file. */
  saveTrustStore(): void;
  /** Saves the certificates of this input (index into `report.inputs`) without the key that must not be uploaded. */
  saveUploadable(input: number): void;
  /** Saves the ends of validity as a calendar file. */
  saveCalendar(): void;
  saveReport(format: "json" | "markdown"): void;
  copyLink(): Promise<boolean>;
  /** False where the browser refuses. The button that asked says "Copied" for two seconds. */
  copy(text: string): Promise<boolean>;
  /** Brings a section into view and puts focus on its name. */
  reveal(section: SectionName): void;
  /** Puts focus on a control of the question, opening what hides it. */
  ask(field: FieldName): void;
}

/** The controls of the question that the answer asks for. */
export type FieldName = "endpoint" | "passphrase" | "server-chain" | "client-ca";

export interface Context {
  readonly report: Report;
  /**
   * The answer to the same question at `today`: where the date was moved, marks ahead are drawn from it. May be
   * `report`.
   */
  readonly atToday: Report;
  /** RFC 3339, when the page was opened or the check was last run. */
  readonly today: string;
  readonly question: Question;
  /** Everything known of each client, by `ClientFacts.id`. */
  readonly facts: ReadonlyMap<string, ClientFacts>;
  /** What Redis Cloud recommends by plan and endpoint: the JSON of `tlsconf plan`. */
  readonly plans: PlanTable;
  /** The level of the verdict's heading, 1 to 4; sections are one deeper, findings two. */
  readonly headingLevel: number;
  /** Where a rule is explained; null where this page has no such place, then the code is no link. */
  ruleUrl(code: string): string | null;
  readonly actions: Actions;
}

/** Builds one part of the answer. Null where it has nothing to say. Pure but for listeners that call `actions`. */
export type Part = (context: Context) => HTMLElement | null;
