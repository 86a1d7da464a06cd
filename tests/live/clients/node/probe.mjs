// node-redis or ioredis connects with every set-up on standard input; one JSON line an answer. A second argument is an option
// to switch on.
import dns from "node:dns";
import { existsSync, readFileSync } from "node:fs";
import { isIP } from "node:net";
import Redis from "ioredis";
import { createClient } from "redis";

const [which, option] = process.argv.slice(2);
const setups = JSON.parse(readFileSync(0, "utf8"));
// The names of the set-ups stand for loopback; everything else of the connection is the client's own.
dns.lookup = (_host, options, done = options) =>
  options.all ? done(null, [{ address: "127.0.0.1", family: 4 }]) : done(null, "127.0.0.1", 4);

dns.promises.lookup = async (_host, options) => (options?.all ? [{ address: "127.0.0.1", family: 4 }] : { address: "127.0.0.1", family: 4 });

function tls(setup) {
  const file = (name) => readFileSync(`${setup.folder}/${name}`);
  const options = { ca: file("ca.pem") };
  if (option) options[option] = true;
  if (existsSync(`${setup.folder}/client.crt`)) {
    Object.assign(options, { cert: file("client.crt"), key: file("client.key") });
    if (setup.passphrase) options.passphrase = setup.passphrase;
  }
  return options;
}

async function nodeRedis(setup) {
  const socket = { host: setup.host, port: setup.port, tls: true, reconnectStrategy: false, connectTimeout: 5000, ...tls(setup) };
  const client = createClient({ socket });
  client.on("error", () => {});
  try {
    await client.connect();
    return await client.ping();
  } finally {
    if (client.isOpen) client.destroy();
  }
}

function ioredis(setup) {
  return new Promise((resolve, reject) => {
    const options = { host: setup.host, port: setup.port, tls: tls(setup), lazyConnect: true, retryStrategy: null, maxRetriesPerRequest: 0 };
    const client = new Redis({ ...options, connectTimeout: 5000 });
    let first;
    client.on("error", (error) => (first ??= error));
    client
      .connect()
      .then(() => client.ping())
      .then(resolve, (error) => reject(first ?? error))
      .finally(() => client.disconnect());
  });
}

for (const setup of setups) {
  let answer = { folder: setup.folder, accepted: false, error: "" };
  try {
    // An address is dialled as it is, and only loopback may be.
    if (isIP(setup.host) && setup.host !== "127.0.0.1") answer.accepted = null;
    else answer.accepted = (await (which === "ioredis" ? ioredis(setup) : nodeRedis(setup))) === "PONG";
  } catch (error) {
    answer.error = String(error.message ?? error);
  }
  console.log(JSON.stringify(answer));
}
process.exit(0);
