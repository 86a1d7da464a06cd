// How each parses one PEM block, in Node and in browsers. It only parses: no field is read afterwards, so that libraries that read
// fields when they are asked are measured at their best.

const octets = (base64) =>
  typeof Buffer === "undefined" ? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)) : Buffer.from(base64, "base64");

export const parsers = {
  "node:crypto": ({ X509Certificate }) => (pem) => new X509Certificate(pem),
  "@peculiar/x509": ({ X509Certificate }) => (pem) => new X509Certificate(pem),
  "node-forge": ({ pki }) => (pem) => pki.certificateFromPem(pem),
  "PKI.js": ({ Certificate }) => (pem) => Certificate.fromBER(octets(pem.replace(/-----[^-]+-----/g, ""))),
  jsrsasign: ({ X509 }) => (pem) => {
    const certificate = new X509();
    certificate.readCertPEM(pem);
    return certificate;
  },
};

/** Each block of a text; what stands between is left out. */
export const blocks = (text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\r?\n?/g);

/** Whoever cannot read all of them is measured with those it reads. */
export function parses(parse, pems) {
  const readable = pems.filter((pem) => {
    try {
      return parse(pem);
    } catch {
      return false;
    }
  });
  return { count: readable.length, call: () => readable.forEach((pem) => parse(pem)) };
}
