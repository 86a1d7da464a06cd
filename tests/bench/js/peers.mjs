// Who else parses certificates in JavaScript: how each is loaded in Node (parsers.mjs says how it parses), and what a bundle for browsers
// holds of it.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { parsers } from "./parsers.mjs";

/** @param {string} folder where they are installed */
export function peers(folder) {
  const require = createRequire(pathToFileURL(`${folder}/package.json`));
  const load = (name) => import(pathToFileURL(require.resolve(name)));
  return {
    "node:crypto": { load: () => import("node:crypto"), parser: parsers["node:crypto"] },
    "@peculiar/x509": {
      load: async () => (require("reflect-metadata"), require("@peculiar/x509")),
      parser: parsers["@peculiar/x509"],
      bundle: 'import "reflect-metadata"; export { X509Certificate } from "@peculiar/x509";',
    },
    "node-forge": {
      load: async () => require("node-forge"),
      parser: parsers["node-forge"],
      bundle: 'import forge from "node-forge"; export const pki = forge.pki;',
    },
    "PKI.js": {
      load: () => load("pkijs"),
      parser: parsers["PKI.js"],
      bundle: 'export { Certificate } from "pkijs";',
    },
    jsrsasign: {
      load: async () => require("jsrsasign"),
      parser: parsers.jsrsasign,
      bundle: 'export { X509 } from "jsrsasign";',
    },
  };
}
