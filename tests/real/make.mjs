// Writes tests/data/real/ from the npm package `ioredis`, whose TLS profiles hold the five CA certificates that Redis
// Cloud handed out in August 2022.  Usage: node tests/real/make.mjs [--check]
// With --check nothing is written: files that differ are named and the exit code is 1.

import { execFileSync } from "node:child_process";
import { X509Certificate } from "node:crypto";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const VERSION = "5.8.2";
const OUT = new URL("../data/real/", import.meta.url).pathname;

// The order of the edition of August 2022, and what makes each of them certain.
const CERTIFICATES = [
  ["garantia", "garantia-data-ssl-certification-authority", "E887FA9BFC088D41C6FE9C109CB6BC7D93C9A442B978A5CF78D6CA5C064AF65A"],
  ["rcp", "rcp-intermediate-certificate-authority", "26A4E63406746751348D217BC9AEC7C0E5C9A2A68A2C959147DD75E23E06F4DA"],
  ["redislabs", "redislabs-root-certificate-authority", "8F9284B4CD2347EDBC540190AD390D2737B95F479C066577AFCB58E6C74FCF0D"],
  ["atlas", "globalsign-atlas-r3-ov-tls-ca-2022-q2", "AFDB3C396D85D19FBE58206DF0659EAE614C4AB18F5CCF20B783AAF0BBE96A03"],
  ["r3", "globalsign-root-ca-r3", "CBB522D7B7F127AD6A0113865BDF1CD4102E7D0759AF635A7CF4720DC963C53B"],
];

const bundle = cloudBundle();
const files = editions(takeApart(bundle));
if (process.argv.includes("--check")) {
  const differing = Object.keys(files).filter((name) => !existsSync(OUT + name) || readFileSync(OUT + name, "utf8") !== files[name]);
  differing.forEach((name) => console.error(`${name} differs: node tests/real/make.mjs`));
  process.exit(differing.length ? 1 : 0);
}
mkdirSync(OUT + "single", { recursive: true });
Object.entries(files).forEach(([name, text]) => writeFileSync(OUT + name, text));
console.log(`${Object.keys(files).length} files written to ${OUT}`);

/** The string literal of the package, with one final newline. */
function cloudBundle() {
  const folder = mkdtempSync(join(tmpdir(), "ioredis-"));
  try {
    const packed = execFileSync("npm", ["pack", "--silent", `ioredis@${VERSION}`], { cwd: folder, encoding: "utf8" }).trim();
    execFileSync("tar", ["xzf", packed, "package/built/constants/TLSProfiles.js"], { cwd: folder });
    const source = readFileSync(join(folder, "package/built/constants/TLSProfiles.js"), "utf8");
    const literal = /RedisCloudCA = `([^`]*)`/.exec(source);
    if (!literal) throw new Error("the package no longer holds RedisCloudCA");
    return `${literal[1].trim()}\n`;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** The blocks by name, each certain by its fingerprint. */
function takeApart(text) {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----\n/g) ?? [];
  if (blocks.length !== CERTIFICATES.length) throw new Error(`${blocks.length} certificates, expected ${CERTIFICATES.length}`);
  return Object.fromEntries(CERTIFICATES.map(([name, , fingerprint], index) => {
    const seen = new X509Certificate(blocks[index]).fingerprint256.replaceAll(":", "");
    if (seen !== fingerprint) throw new Error(`certificate ${index + 1} is ${seen}, expected ${name} ${fingerprint}`);
    return [name, blocks[index]];
  }));
}

function editions({ garantia, rcp, redislabs, atlas, r3 }) {
  const single = Object.fromEntries(CERTIFICATES.map(([name, file]) =>
    [`single/${file}.pem`, { garantia, rcp, redislabs, atlas, r3 }[name]]));
  return {
    ...single,
    "redislabs_ca-2018-with-text.pem": opensslText(garantia) + garantia,
    "redis_cloud_fixed-2021-10.pem": garantia,
    "redis_cloud_flexible-2021-10.pem": rcp + redislabs,
    "redis_ca-2022-08.pem": bundle,
    "redis_ca-2023-03.pem": garantia + rcp + redislabs + r3,
    "redis_ca-2025.pem": `${r3}${rcp}${redislabs}\n\n`,
    "redis_ca-not-a-pem.xml": errorPage(),
  };
}

/** What stood above the block in 2018: `openssl x509 -text` in the layout of OpenSSL 1.0. */
function opensslText(pem) {
  return execFileSync("openssl", ["x509", "-text", "-noout"], { input: pem, encoding: "utf8" })
    .replace(/Serial Number:\n +([0-9a-f:]+)\n/, (_, hex) => {
      const plain = hex.replaceAll(":", "");
      return `Serial Number: ${BigInt(`0x${plain}`)} (0x${plain})\n`;
    })
    .replace(/^ {8}(Signature Algorithm: .*\n {8}Issuer)/m, "    $1")
    .replace(/^( +(?:Issuer|Subject): )(.*)$/gm, (_, head, name) => head + name.replaceAll(" = ", "="))
    .replace(/(Authority Key Identifier: \n +)([0-9A-F:]+)\n/, "$1keyid:$2\n\n")
    .replace(/^ +Signature Value:\n/m, "")
    .replace(/^ {8}(( ?[0-9a-f]{2}:?)+)$/gm, "         $1");
}

/** What an object store answers for a bucket that is gone; some projects committed that under the name redis_ca.pem. */
function errorPage() {
  return `<?xml version="1.0" encoding="UTF-8"?>
<Error><Code>NoSuchBucket</Code><Message>The specified bucket does not exist</Message><BucketName>redislabs-downloads</BucketName>\
<RequestId>0000000000000000</RequestId><HostId>AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=</HostId></Error>
`;
}
