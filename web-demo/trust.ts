// The two scripts that this page starts beside its own. Under `require-trusted-types-for 'script'` nothing else can be started.

import type { TlsconfChecker } from "tlsconf/checker";

/** The text of the worker's script, and where the core's module lies beside this script. */
declare const WORKER: string;
declare const MODULE: string;
declare const SERVICE_WORKER: string;

interface Policy {
  createScriptURL(url: string): string;
}

interface Factory {
  createPolicy(name: string, rules: Policy): Policy;
}

const allowed = new Set<string>();

// `trustedTypes` is not everywhere; where it is, the policy's result must go to the sink as it is.
const factory = (globalThis as { trustedTypes?: Factory }).trustedTypes;
const rules: Policy = {
  createScriptURL: (url) => {
    if (!allowed.has(url)) throw new TypeError(`this page starts no script at ${url}`);
    return url;
  },
};
const policy: Policy = factory?.createPolicy("tlsconf-page", rules) ?? rules;

function trusted(url: string): string {
  allowed.add(url);
  const result = policy.createScriptURL(url);
  allowed.delete(url);
  return result;
}

let workerUrl: string | undefined;

/**
 * Checkers of this page start their worker from a Blob. A worker whose script comes from the network has the policy of that
 * response, which a static host may not send, and asks for its script anew after a check that was stopped; one that comes from
 * a Blob inherits the page's policy, and asks for nothing.
 */
export function bindToPolicy(checker: typeof TlsconfChecker): void {
  checker.module = new URL(MODULE, import.meta.url).href;
  checker.createWorker = () => {
    workerUrl ??= URL.createObjectURL(new Blob([WORKER], { type: "text/javascript" }));
    return new Worker(trusted(workerUrl), { type: "module", name: "tlsconf" });
  };
}

/** True once the page is kept for offline use. No browser is asked to keep it where it cannot: `http:`, private windows. */
export async function keepOffline(): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  try {
    await navigator.serviceWorker.register(trusted(new URL(SERVICE_WORKER, document.baseURI).href), { type: "classic" });
    await navigator.serviceWorker.ready;
    return true;
  } catch {
    return false;
  }
}
