// Who signed whom, as trees: from roots down, issuers that no file has among them.

import type { Report } from "../contract.js";
import { bundleOf, shortName } from "../names.js";

export interface Tree {
  /** Index into `certificates`; null for an issuer that none of the files has. */
  readonly certificate: number | null;
  /** The same certificate in other places. */
  readonly twins: number[];
  /** The name of an issuer that is missing. */
  readonly missing: string | null;
  readonly children: Tree[];
}

/** Trees with something below their root first, each level in the order of the report. */
export function forest(report: Report): Tree[] {
  const first = new Map<string, number>();
  const trees = report.certificates.map((_, at): Tree => ({ certificate: at, twins: [], missing: null, children: [] }));
  const original = (at: number): number => first.get(report.certificates[at]?.sha256 ?? "") ?? at;
  report.certificates.forEach((one, at) => {
    if (!first.has(one.sha256)) first.set(one.sha256, at);
    else trees[original(at)]?.twins.push(at);
  });
  const missing = new Map<string, Tree>();
  const roots: Tree[] = [];
  report.certificates.forEach((one, at) => {
    if (original(at) !== at) return;
    const tree = trees[at] as Tree;
    const by = one.issued_by === null ? null : original(one.issued_by);
    const issuer = by === null || by === at || isAbove(report, at, by) ? undefined : trees[by];
    if (issuer !== undefined) {
      issuer.children.push(tree);
    } else if (one.issued_by === null && one.issuer !== one.subject) {
      const absent = missing.get(one.issuer) ?? {
        certificate: null,
        twins: [],
        missing: shortName(one.issuer),
        children: [],
      };
      if (!missing.has(one.issuer)) roots.push(absent);
      missing.set(one.issuer, absent);
      absent.children.push(tree);
    } else {
      roots.push(tree);
    }
  });
  return [...roots.filter((tree) => tree.children.length > 0), ...roots.filter((tree) => tree.children.length === 0)];
}

/** Certificates that vouch for each other in a circle: the circle is cut where it began. */
function isAbove(report: Report, start: number, from: number): boolean {
  const seen = new Set<number>();
  for (let at: number | null = from; at !== null && !seen.has(at);) {
    if (at === start) return true;
    seen.add(at);
    const above: number | null = report.certificates[at]?.issued_by ?? null;
    at = above === at ? null : above;
  }
  return false;
}

export function depth(tree: Tree): number {
  return 1 + Math.max(0, ...tree.children.map(depth));
}

export function size(tree: Tree): number {
  return 1 + tree.children.reduce((sum, child) => sum + size(child), 0);
}

/** The certificates of the CA files that no chain of these files goes through; empty where no chain is complete. */
export function unused(report: Report): ReadonlySet<number> {
  const chains = report.chains.filter((chain) => chain.anchor !== null);
  if (!chains.some((chain) => chain.purpose === "server")) return new Set();
  const used = new Set(
    chains.flatMap((chain) => [...chain.path, chain.anchor ?? -1]).map((at) => report.certificates[at]?.sha256),
  );
  return new Set(bundleOf(report).filter((at) => !used.has(report.certificates[at]?.sha256)));
}
