// Who else parses certificates in JavaScript: how each is loaded, and how it parses one PEM block. `only` parses: no field
// is read afterwards, so that libraries that read fields when they are asked are measured at their best.

import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

/** @param {string} folder where they are installed */
export function peers(folder) {
  const require = createRequire(pathToFileURL(`${folder}/package.json`));
  const load = (name) => import(pathToFileURL(require.resolve(name)));
  return {
    "node:crypto": {
      load: () => import("node:crypto"),
      parser: ({ X509Certificate }) => (pem) => new X509Certificate(pem),
    },
    "@peculiar/x509": {
      load: async () => (require("reflect-metadata"), require("@peculiar/x509")),
      parser: ({ X509Certificate }) => (pem) => new X509Certificate(pem),
      bundle: 'import "reflect-metadata"; export { X509Certificate } from "@peculiar/x509";',
    },
    "node-forge": {
      load: async () => require("node-forge"),
      parser: (forge) => (pem) => forge.pki.certificateFromPem(pem),
      bundle: 'import forge from "node-forge"; export const parse = forge.pki.certificateFromPem;',
    },
    "PKI.js": {
      load: () => load("pkijs"),
      parser: (pkijs) => (pem) => pkijs.Certificate.fromBER(Buffer.from(pem.replace(/-----[^-]+-----/g, ""), "base64")),
      bundle: 'export { Certificate } from "pkijs";',
    },
    jsrsasign: {
      load: async () => require("jsrsasign"),
      parser: ({ X509 }) => (pem) => {
        const certificate = new X509();
        certificate.readCertPEM(pem);
        return certificate;
      },
      bundle: 'export { X509 } from "jsrsasign";',
    },
  };
}

/** Each block of a text; what stands between is left out. */
export const blocks = (text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\r?\n?/g);
