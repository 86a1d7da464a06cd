// What `tlsconf/checker` gives: importing it defines <tlsconf-checker>.

export { TlsconfChecker } from "./element.js";
export type { Sample } from "./wiring.js";
export type { Report } from "./contract.js";
