// What `tlsconf/checker` gives: importing it defines <tlsconf-checker>.

export { TlsconfChecker, type Sample } from "./element.js";
export type { Report } from "./contract.js";
