// The policy of each page (Content-Security-Policy level 3), as a meta element and as the header of the server.

/** What no page may do, whatever it is for. */
const common = {
  "default-src": "'none'",
  "style-src": "'self'",
  "img-src": "'self'",
  "base-uri": "'none'",
  "form-action": "'none'",
};

/** The checker compiles its module, and starts its worker from a Blob so that this policy holds in the worker too. */
const checking = {
  "script-src": "'self' 'wasm-unsafe-eval'",
  // The module is the only thing that is fetched.
  "connect-src": "'self'",
  "worker-src": "'self' blob:",
  "require-trusted-types-for": "'script'",
  "trusted-types": "tlsconf-page",
};

const policies = {
  page: { ...common, ...checking },
  upload: { ...common, ...checking, "form-action": "'self'" },
  text: common,
};

/** @param {"page" | "upload" | "text"} name */
export function policyOf(name) {
  return Object.entries(policies[name])
    .map(([directive, value]) => `${directive} ${value}`)
    .join("; ");
}
