// The entry `tlsconf/node`: the verbs, and what sets up Node's TLS, node-redis and ioredis with their answers.

export * from "./node.js";
export * from "./redis.js";
export { type NodeRequest, type TlsOptions, config } from "./tls.js";
