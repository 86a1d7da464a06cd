// On which client the configuration opens.

import type { ClientFacts, Report } from "../contract.js";

/** The five that most people use, in the order of the page. */
export const COMMON: readonly string[] = ["redis-cli", "redis-py", "go-redis", "node-redis", "jedis"];

/** Rows of which nobody takes a configuration; people who use them want that of the most used Java client. */
const STANDS_FOR: Readonly<Record<string, string>> = { "java-keytool": "jedis", "java-no-host-check": "jedis" };

/** The client that a warning concerns, else the first: the one whose configuration mends something. */
export function opensOn(report: Report, facts: ReadonlyMap<string, ClientFacts>): string {
  for (const finding of report.findings) {
    if (finding.severity === "note" || finding.concerns.length === 0) continue;
    const targets = finding.concerns.map((id) => STANDS_FOR[id] ?? facts.get(id)?.emit ?? null);
    const common = COMMON.find((id) => targets.includes(id));
    const first = common ?? targets.find((target) => target !== null);
    if (first !== undefined && first !== null) return first;
  }
  return COMMON[0] ?? "redis-cli";
}
