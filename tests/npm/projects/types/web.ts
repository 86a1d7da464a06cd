// In a browser, without the types of Node.
import { type CheckRequest, type Report, TlsconfError, check, init, rule } from "tlsconf";
import { TlsconfChecker } from "tlsconf/checker";

export async function judged(file: File): Promise<Report> {
  await init();
  const request: CheckRequest = { inputs: [{ name: file.name, role: "ca_bundle", bytes: await file.arrayBuffer() }] };
  const report = check(request);
  const first: string | undefined = report.findings[0]?.code;
  if (first) console.log((await rule(first)).page);
  return report;
}

export const isChecker = (element: Element): boolean => element instanceof TlsconfChecker;
export const isRefusal = (error: unknown): boolean => error instanceof TlsconfError && error.code === "misuse";

// @ts-expect-error a role that does not exist
check({ inputs: [{ name: "a", role: "truststore", bytes: "" }] });
// @ts-expect-error the program's door to a file: the package reads none
check({ inputs: [{ name: "a", path: "a" }] });
