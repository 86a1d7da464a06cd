// Made by tlsconf for ioredis 6.0.0, from:
//   ca.pem: 1 certificate
//   user.crt: 2 certificates
//   user.key: 1 private key
import { readFileSync } from "node:fs";
import Redis from "ioredis";

const tls = {
  ca: readFileSync("/tls/ca.pem"),
  cert: readFileSync("/tls/client.crt"),
  key: readFileSync("/tls/client.key"),
  minVersion: "TLSv1.2",
  maxVersion: "TLSv1.2",
  ciphers: "ECDHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256",
  servername: "redis.example.test",
};

const password = process.env.REDIS_PASSWORD || undefined;
const client = new Redis({
  host: "redis.example.test",
  port: 6380,
  username: password && "o'neill \"app\"",
  password,
  db: 2,
  tls,
  lazyConnect: true,
});
client.on("error", (error) => console.error(error.message));

await client.connect();
console.log(await client.ping());
await client.quit();
