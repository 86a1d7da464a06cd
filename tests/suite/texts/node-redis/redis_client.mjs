// Made by tlsconf for node-redis 6.3.1, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import { readFileSync } from "node:fs";
import { createClient } from "redis";

const socket = {
  tls: true,
  ca: readFileSync("/tls/ca.pem"),
  cert: readFileSync("/tls/client.crt"),
  key: readFileSync("/tls/client.key"),
  minVersion: "TLSv1.2",
  maxVersion: "TLSv1.2",
  ciphers: "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256",
  servername: "redis.example.test",
};

// The first connection fails at once; one that was lost is tried again.
let wasReady = false;
const reconnectStrategy = (retries) => (wasReady ? Math.min(50 * 2 ** retries, 2000) : false);

const client = createClient({
  username: "o'neill \"app\"",
  password: process.env.REDIS_PASSWORD || undefined,
  database: 2,
  socket: { ...socket, host: "redis.example.test", port: 6380, reconnectStrategy },
});
client.on("ready", () => { wasReady = true; });
client.on("error", (error) => console.error(error.message));

await client.connect();
console.log(await client.ping());
await client.close();
