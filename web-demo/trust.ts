// The two scripts that this page starts beside its own. Under `require-trusted-types-for 'script'` nothing else can be started.

declare const WORKER: string;
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

/**
 * The checker's worker, under the page's own policy. A worker whose script comes from the network has the policy of that
 * response, which a static host may not send; one that comes from a Blob inherits the page's. Its only line imports the
 * script.
 */
export function policyBound(): Worker {
  const script = new URL(WORKER, import.meta.url).href;
  const url = URL.createObjectURL(new Blob([`import ${JSON.stringify(script)};`], { type: "text/javascript" }));
  const worker = new Worker(trusted(url), { type: "module", name: "tlsconf" });
  // Released once the script has surely been read.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  return worker;
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
