// In Node, with the clients' own types: what the helpers give is what their constructors take.
import { connect, createSecureContext } from "node:tls";
import { Cluster, Redis } from "ioredis";
import { createClient, createCluster } from "redis";
import { type Configured, configure } from "tlsconf";
import {
  type RedisRequest,
  TlsconfError,
  config,
  ioredisClusterOptions,
  ioredisOptions,
  nodeRedisClusterOptions,
  nodeRedisOptions,
} from "tlsconf/node";

export function open(request: RedisRequest) {
  const { startupNodes, options } = ioredisClusterOptions(request);
  return [
    createClient(nodeRedisOptions(request)),
    createCluster(nodeRedisClusterOptions(request)),
    new Redis(ioredisOptions(request)),
    new Cluster(startupNodes, options),
    connect({ ...config(request), host: "localhost", port: 6379 }),
    createSecureContext(config(request)),
  ];
}

export const configured: Configured = configure({ check: {}, client: { id: "go-redis" }, key: "pkcs8" });
export const anchors: Uint8Array[] | undefined = configured.config?.trust_anchors;
export const why = (error: unknown): string | undefined => (error instanceof TlsconfError ? error.report?.headline : undefined);

// @ts-expect-error nothing switches verification off
config({ rejectUnauthorized: false });
