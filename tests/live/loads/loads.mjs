// tls.createSecureContext({ ca }), as node-redis and ioredis do. It lists nothing, but getIssuer says who of the store
// issued a certificate that it is given as its own. What issued nothing in the file, or shares its subject, stays open.
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";

const parsed = (der) => {
  try {
    return new X509Certificate(der);
  } catch {
    return null;
  }
};

// Level 0: what the security level says of a certificate is another question.
const issuerInStore = (ca, certificate) =>
  createSecureContext({ ca, cert: certificate.toString(), ciphers: "DEFAULT:@SECLEVEL=0" }).context.getIssuer();

const isIssuer = (certificate, issued) => {
  try {
    return issued.checkIssued(certificate);
  } catch {
    return false;
  }
};

function load(ca, given) {
  const certificates = given.map(parsed).filter((one) => one);
  const found = new Set();
  const decided = new Set();
  createSecureContext({ ca });
  for (const issued of certificates) {
    const issuers = certificates.filter((one) => isIssuer(one, issued));
    const one = new Set(issuers.map((issuer) => issuer.fingerprint256)).size === 1;
    let issuer;
    try {
      issuer = issuerInStore(ca, issued);
    } catch {
      continue;
    }
    if (issuer) found.add(issuer.toString("base64"));
    if (one) decided.add(issuers[0].raw.toString("base64"));
  }
  const all = new Set(certificates.map((one) => one.raw.toString("base64")));
  return [[...found], [...all].filter((one) => !found.has(one) && !decided.has(one))];
}

for (const line of readFileSync(0, "utf8").split("\n").filter((one) => one)) {
  const [path, given] = line.split("\t");
  const ders = given.split(",").filter((one) => one).map((one) => Buffer.from(one, "base64"));
  try {
    const [held, open] = load(readFileSync(path), ders);
    console.log(`${held.join(",")}\t${open.join(",")}\t`);
  } catch (error) {
    console.log(`\t\t${String(error).replace(/\s/g, " ")}`);
  }
}
