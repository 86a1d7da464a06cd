// What `tlsconf/node` makes, handed as it is to the real clients. redis.py starts the servers.

import assert from "node:assert/strict";
import { createPrivateKey } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { connect, createSecureContext } from "node:tls";
import Redis from "ioredis";
import { createClient, createCluster } from "redis";
import {
  TlsconfError,
  config,
  ioredisClusterOptions,
  ioredisOptions,
  nodeRedisClusterOptions,
  nodeRedisOptions,
} from "tlsconf/node";

const ports = JSON.parse(process.env.TLSCONF_PORTS);
const read = (name) => readFileSync(`${process.env.TLSCONF_DATA}/${name}`);
const input = (name, role, bytes = read(name)) => ({ name, role, bytes });

const ca = input("ca.pem", "ca_bundle");
const mutual = [ca, input("client.crt", "client_certificate"), input("client.key", "client_key")];
const at = (server, host = "localhost") => `${host}:${ports[server]}`;

// The first certificate is whole, the last one has lost a character of its base64.
const damaged = () => {
  const text = ca.bytes.toString();
  const last = text.lastIndexOf("-----END");
  return input("redis_ca.pem", "ca_bundle", `${text.slice(0, last - 40)}!${text.slice(last - 39)}`);
};

/** One PING by each client; an error of the first connection is thrown. */
const clients = {
  "node-redis": (request) => pinged(createClient(once(nodeRedisOptions(request)))),
  ioredis: (request) => viaIoredis(new Redis({ ...ioredisOptions(request), lazyConnect: true, retryStrategy: () => null })),
};
const clusters = {
  "node-redis": (request) => pinged(createCluster(nodeRedisClusterOptions(request)), (client) => client.get("tlsconf")),
  ioredis: (request) => {
    const { startupNodes, options } = ioredisClusterOptions(request);
    const stop = { lazyConnect: true, clusterRetryStrategy: () => null };
    return viaIoredis(new Redis.Cluster(startupNodes, { ...options, ...stop }), (client) => client.get("tlsconf"));
  },
};

function once(options) {
  return { ...options, socket: { ...options.socket, reconnectStrategy: false } };
}

async function pinged(client, verb = (client) => client.ping()) {
  client.on("error", () => {});
  await client.connect();
  try {
    return await verb(client);
  } finally {
    await client.close();
  }
}

async function viaIoredis(client, verb = (client) => client.ping()) {
  const seen = [];
  client.on("error", (error) => seen.push(error));
  try {
    await client.connect();
    return await verb(client);
  } catch (error) {
    throw seen[0] ?? error;
  } finally {
    client.disconnect();
  }
}

function refusal(call) {
  try {
    call();
  } catch (error) {
    assert.ok(error instanceof TlsconfError, String(error));
    return error;
  }
  assert.fail("it was not refused");
}

const encrypted = createPrivateKey(read("client.key")).export({ type: "pkcs8", format: "pem", cipher: "aes-256-cbc", passphrase: "a 'word'" });
const issuing = [input("issuing-ca.pem", "ca_bundle"), input("server.crt", "server_chain")];
const connects = {
  "without client authentication": { inputs: [ca], endpoint: at("open") },
  "with client authentication, by address": { inputs: mutual, endpoint: at("mutual", "127.0.0.1") },
  "with an encrypted key": { inputs: [ca, mutual[1], input("client.key", "client_key", encrypted)], passphrase: "a 'word'", endpoint: at("mutual") },
  "TLS 1.2 alone": { inputs: [ca], endpoint: at("tls12"), policy: { max_version: "1.2" } },
  "TLS 1.2 suites named, TLS 1.3 left on": { inputs: [ca], endpoint: at("open"), policy: { tls12_suites: ["ECDHE-ECDSA-AES256-GCM-SHA384"] } },
  "a server by another name": { inputs: [ca], endpoint: { text: at("open", "127.0.0.1"), server_name: "localhost" } },
  "no name sent": { inputs: [ca], endpoint: at("open"), policy: { sni: "off" } },
  "an intermediate without its root": { inputs: issuing, endpoint: at("open") },
  "user and password out of the URL": {
    inputs: [ca],
    endpoint: `rediss://app-user:${encodeURIComponent("p@ss w%rd\"$x'")}@${at("acl")}/0`,
  },
  "user and password beside it": { inputs: [ca], endpoint: at("acl"), username: "app-user", password: "p@ss w%rd\"$x'" },
};

for (const [name, ping] of Object.entries(clients)) {
  for (const [what, request] of Object.entries(connects)) {
    test(`${name}: ${what}`, async () => assert.equal(await ping(request), "PONG"));
  }

  test(`${name}: another CA refuses the server`, async () => {
    const request = { inputs: [input("wrong-ca.pem", "ca_bundle")], endpoint: at("open") };
    await assert.rejects(ping(request), { code: /SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_(GET_ISSUER_CERT_LOCALLY|VERIFY_LEAF_SIGNATURE)/ });
  });

  test(`${name}: another host name refuses the server`, async () => {
    await assert.rejects(ping({ inputs: [ca], endpoint: at("elsewhere") }), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    const other = { inputs: [ca], endpoint: { text: at("open"), server_name: "redis.example.com" } };
    await assert.rejects(ping(other), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    // An address cannot be sent as a name: the certificate is compared with it nevertheless.
    const address = { inputs: [ca], endpoint: { text: at("open"), server_name: "192.0.2.7" } };
    await assert.rejects(ping(address), { code: "ERR_TLS_CERT_ALTNAME_INVALID" });
  });

  test(`${name}: a server that asks for a certificate refuses who shows none`, async () => {
    await assert.rejects(ping({ inputs: [ca], endpoint: at("mutual") }));
  });

  test(`${name}: a cluster whose nodes announce addresses`, async () => {
    assert.equal(await clusters[name]({ inputs: mutual, endpoint: at("cluster") }), null);
    assert.equal(await clusters[name]({ inputs: mutual, endpoint: { text: at("cluster", "127.0.0.1"), server_name: "localhost" } }), null);
    await assert.rejects(clusters[name]({ inputs: [input("wrong-ca.pem", "ca_bundle"), ...mutual.slice(1)], endpoint: at("cluster") }));
  });

  test(`${name}: a damaged CA file is refused before anything connects`, () => {
    // Node by itself takes what stands before the damage, and says nothing.
    assert.doesNotThrow(() => createSecureContext({ ca: damaged().bytes }));
    const options = name === "ioredis" ? ioredisOptions : nodeRedisOptions;
    const error = refusal(() => options({ inputs: [damaged()], endpoint: at("open") }));
    assert.equal(error.code, "refused");
    assert.match(error.message, /^redis_ca\.pem:\d+: .*\((PEM\d+)\) To mend it: /s);
    assert.ok(error.report.findings.some((finding) => finding.severity === "error" && error.message.includes(finding.message)));
    assert.deepEqual(error.report.clients.map((client) => client.id), [name]);
  });

  test(`${name}: no endpoint is misuse, and files that do not belong together are refused`, () => {
    const options = name === "ioredis" ? ioredisOptions : nodeRedisOptions;
    assert.deepEqual([refusal(() => options({ inputs: [ca] })).code, refusal(() => options({ inputs: [ca] })).field], ["misuse", "endpoint"]);
    const server = [input("wrong-ca.pem", "ca_bundle"), input("server.crt", "server_chain")];
    assert.equal(refusal(() => options({ inputs: server, endpoint: at("open") })).code, "refused");
    const open = { inputs: [ca], endpoint: at("open"), policy: { verification: "none" } };
    assert.equal(refusal(() => options(open)).code, "refused");
  });
}

test("config holds every certificate by itself, and cannot be changed", async () => {
  const options = config({ inputs: mutual, endpoint: at("mutual") });
  const blocks = (text) => text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\n/g);
  assert.deepEqual(options.ca, blocks(ca.bytes.toString()));
  assert.deepEqual(blocks(options.cert), blocks(mutual[1].bytes.toString()));
  assert.deepEqual(options.key, read("client.key"));
  assert.deepEqual([options.rejectUnauthorized, options.servername, options.minVersion, options.maxVersion], [true, "localhost", "TLSv1.2", "TLSv1.3"]);
  assert.ok(Object.isFrozen(options) && Object.isFrozen(options.ca));
  const socket = connect({ ...options, host: "localhost", port: ports.mutual });
  await new Promise((done, fail) => socket.once("secureConnect", done).once("error", fail));
  assert.equal(socket.authorized, true);
  socket.destroy();
});

test("an address is sent no name, and a version of which no suite is named keeps its own", async () => {
  assert.equal("servername" in config({ inputs: [ca], endpoint: "127.0.0.1:6379" }), false);
  const tls13 = config({ inputs: [ca], policy: { tls13_suites: ["TLS_AES_256_GCM_SHA384"] } }).ciphers;
  assert.match(tls13, /^TLS_AES_256_GCM_SHA384:(?!.*TLS_).*ECDHE-RSA-AES256-GCM-SHA384/);
  const tls12 = config({ inputs: [ca], endpoint: at("open"), policy: { tls12_suites: ["ECDHE-RSA-AES256-GCM-SHA384"] } });
  assert.equal(tls12.ciphers, "ECDHE-RSA-AES256-GCM-SHA384");
  const socket = connect({ ...tls12, host: "localhost", port: ports.open });
  await new Promise((done, fail) => socket.once("secureConnect", done).once("error", fail));
  assert.equal(socket.getProtocol(), "TLSv1.3");
  socket.destroy();
  assert.throws(() => config({ inputs: [ca], passphrase: new Uint8Array([0xff]), endpoint: 7 }), TlsconfError);
});

test("by require it is the same package", async () => {
  const { createRequire } = await import("node:module");
  const required = createRequire(import.meta.url)("tlsconf/node");
  assert.deepEqual(Object.keys(required).sort(), Object.keys(await import("tlsconf/node")).sort());
  assert.equal(required.TlsconfError, createRequire(import.meta.url)("tlsconf").TlsconfError);
  assert.equal((await import("tlsconf")).TlsconfError, TlsconfError);
  assert.deepEqual(required.config({ inputs: [ca] }).ca, config({ inputs: [ca] }).ca);
});
