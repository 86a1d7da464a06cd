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
  "index.html": { ...common, ...checking },
  "upload.html": { ...common, ...checking, "form-action": "'self'" },
  "rules.html": common,
};

/** Of a page by its file's name. Scripts, which workers run under their own response's policy, have that of the checker. */
export function policyOf(name) {
  return Object.entries(policies[name] ?? policies["index.html"])
    .map(([directive, value]) => `${directive} ${value}`)
    .join("; ");
}
