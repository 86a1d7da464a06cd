// Words for roles, plans and the question itself.

import type { Input, Role, Subscription } from "../contract.js";
import { capital, counted, listed } from "../words.js";
import type { State } from "../state.js";
import type { Option } from "./fields.js";

export const ROLES: readonly Option<Role>[] = [
  { value: "ca_bundle", text: "CA bundle" },
  { value: "client_certificate", text: "Client certificate" },
  { value: "client_key", text: "Private key" },
  { value: "server_chain", text: "What the server sends" },
  { value: "server_key", text: "The server’s key" },
  { value: "client_ca", text: "CA for clients" },
  { value: "archive", text: "Archive" },
];

const PLANS: Record<Subscription, string> = {
  fixed: "Fixed plan",
  flexible: "Flexible plan",
  annual: "Annual plan",
  essentials_free: "free plan",
  essentials: "Essentials plan",
  pro: "Pro plan",
};

/** `redis_ca.pem, Flexible plan, public endpoint, today`: the question on one line. */
export function summaryOf(state: State): string {
  const { files, subscription, provider, access, time } = state.asking;
  const [first] = files;
  const given =
    files.length === 1 && first !== undefined ? first.name : files.length === 0 ? null : counted(files.length, "file");
  const plan = subscription !== null ? PLANS[subscription] : provider === null || provider === "redis_cloud" ? null : "not Redis Cloud";
  const kind = access === null ? null : `${access} endpoint`;
  const when = time === null ? "today" : time.slice(0, 10);
  const line = [given, plan, kind, when].filter((part) => part !== null).join(", ");
  return given === null ? capital(line) : line;
}

/** What an input holds: `5 certificates`, `1 certificate and 1 private key`. */
export function holdsOf(input: Input): string {
  const count = (...kinds: string[]): number => input.items.filter((item) => kinds.includes(item.kind)).length;
  const certificates = count("certificate");
  const keys = count("private_key", "encrypted_private_key");
  const said = [
    certificates > 0 ? counted(certificates, "certificate") : "",
    keys > 0 ? counted(keys, "private key") : "",
  ].filter((part) => part !== "");
  return listed(said);
}
