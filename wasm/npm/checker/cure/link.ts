// A link that asks the same question: endpoint without credentials, plan, policy, client. In the fragment alone, which
// browsers send to no server. Files, passphrases and pasted texts are never in it.

import type { Access, ClientAuthentication, Preset, Provider, Subscription } from "../contract.js";
import type { Question } from "../model.js";
import { withoutPassword } from "../question/endpoint.js";

export type Linked = Pick<
  Question, "endpoint" | "provider" | "subscription" | "access" | "clientAuthentication" | "policy" | "time"
> & { readonly client: string | null };

export const PROVIDERS = ["redis_cloud", "redis_software", "redis_open_source", "other"] as const satisfies Provider[];
export const SUBSCRIPTIONS = [
  "fixed", "flexible", "annual", "essentials_free", "essentials", "pro",
] as const satisfies Subscription[];
export const ACCESSES = ["public", "private"] as const satisfies Access[];
export const AUTHENTICATIONS = ["none", "optional", "required"] as const satisfies ClientAuthentication[];
export const PRESETS = ["redis-cloud", "modern", "intermediate", "fips", "legacy"] as const satisfies Preset[];

export function fragmentOf(linked: Linked): string {
  const endpoint = withoutPassword(linked.endpoint.trim());
  const pairs: [string, string | null][] = [
    ["endpoint", endpoint.text === "" ? null : endpoint.text],
    ["provider", linked.provider],
    ["plan", linked.subscription],
    ["access", linked.access],
    ["client-authentication", linked.clientAuthentication],
    ["policy", linked.policy === "redis-cloud" ? null : linked.policy],
    ["date", linked.time === null ? null : linked.time.slice(0, 10)],
    ["client", linked.client],
  ];
  const said = pairs.filter((pair): pair is [string, string] => pair[1] !== null);
  return new URLSearchParams(said).toString();
}

/** What a link may set; anything else in it is passed over. */
export function questionOf(fragment: string): Partial<Linked> {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const linked: { -readonly [K in keyof Linked]?: Linked[K] } = {};
  const endpoint = given.get("endpoint");
  if (endpoint !== null && endpoint.length <= 1024) linked.endpoint = withoutPassword(endpoint).text;
  const one = <T extends string>(name: string, allowed: readonly T[]): T | undefined =>
    allowed.find((value) => value === given.get(name));
  const provider = one("provider", PROVIDERS);
  if (provider !== undefined) linked.provider = provider;
  const subscription = one("plan", SUBSCRIPTIONS);
  if (subscription !== undefined) linked.subscription = subscription;
  const access = one("access", ACCESSES);
  if (access !== undefined) linked.access = access;
  const authentication = one("client-authentication", AUTHENTICATIONS);
  if (authentication !== undefined) linked.clientAuthentication = authentication;
  const policy = one("policy", PRESETS);
  if (policy !== undefined) linked.policy = policy;
  const date = given.get("date");
  if (date !== null && isDay(date)) linked.time = `${date}T00:00:00Z`;
  const client = given.get("client");
  if (client !== null && /^[a-z0-9.-]{1,64}$/.test(client)) linked.client = client;
  return linked;
}

/** A day of the calendar between the years 1950 and 9999. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(text) && text >= "1950";
}
