// Options of node-redis and ioredis: what their constructors take, with TLS judged and set as in tls.ts.

import { isIP } from "node:net";
import { TlsconfError } from "./node.js";
import { type Judged, type NodeRequest, type TlsOptions, judged, ofEachNode } from "./tls.js";

/** The question of a check, and who connects. What is left out is taken from the endpoint where that is a URL. */
export interface RedisRequest extends NodeRequest {
  username?: string | undefined;
  password?: string | undefined;
  database?: number | undefined;
}

/** A socket of node-redis: TLS beside the address. */
export type NodeRedisSocket = TlsOptions & { readonly tls: true; readonly host: string; readonly port: number };

export interface NodeRedisOptions {
  readonly username?: string;
  readonly password?: string;
  readonly database?: number;
  readonly socket: NodeRedisSocket;
}

export interface NodeRedisClusterOptions {
  readonly rootNodes: { readonly socket: { readonly host: string; readonly port: number; readonly servername?: string } }[];
  readonly defaults: {
    readonly username?: string;
    readonly password?: string;
    readonly socket: TlsOptions & { readonly tls: true };
  };
  readonly nodeAddressMap?: (address: string) => { host: string; port: number; servername?: string };
}

export interface IoredisOptions {
  readonly host: string;
  readonly port: number;
  readonly username?: string;
  readonly password?: string;
  readonly db?: number;
  readonly tls: TlsOptions;
}

type IoredisNode = { host: string; port: number; tls?: TlsOptions };

/** For `new Redis.Cluster(startupNodes, options)`. */
export interface IoredisClusterOptions {
  readonly startupNodes: IoredisNode[];
  readonly options: {
    readonly dnsLookup: (address: string, callback: (error: null, address: string) => void) => void;
    readonly redisOptions: { readonly username?: string; readonly password?: string; readonly tls: TlsOptions };
    readonly natMap?: (address: string) => IoredisNode;
  };
}

/**
 * For `createClient` of `redis`.
 *
 * @throws TlsconfError as `config` does, and where no endpoint was given
 */
export function nodeRedisOptions(request: RedisRequest): NodeRedisOptions {
  const { options, host, port, user, database } = of(request, "node-redis");
  const socket = { ...options, tls: true as const, host, port };
  return Object.freeze({ ...user, ...(database !== undefined && { database }), socket: Object.freeze(socket) });
}

/** For `createCluster` of `redis`. Each node is sent, and compared with, its own name, unless one was given for all. */
export function nodeRedisClusterOptions(request: RedisRequest): NodeRedisClusterOptions {
  const asked = of(request, "node-redis");
  const { options, host, port, user } = asked;
  const socket = (tls: TlsOptions) => Object.freeze({ ...tls, tls: true as const });
  if (hasOneName(asked)) {
    const rootNodes = [{ socket: { host, port } }];
    return Object.freeze({ rootNodes, defaults: Object.freeze({ ...user, socket: socket(options) }) });
  }
  // Options beside the address of a node stand before the defaults.
  const node = (host: string, port: number) => ({ host, port, ...named(request, host) });
  return Object.freeze({
    rootNodes: [{ socket: node(host, port) }],
    nodeAddressMap: (address: string) => node(...split(address)),
    defaults: Object.freeze({ ...user, socket: socket(ofEachNode(options)) }),
  });
}

/**
 * For `new Redis(options)` of `ioredis`.
 *
 * @throws TlsconfError as `config` does, and where no endpoint was given
 */
export function ioredisOptions(request: RedisRequest): IoredisOptions {
  const { options, host, port, user, database } = of(request, "ioredis");
  return Object.freeze({ host, port, ...user, ...(database !== undefined && { db: database }), tls: options });
}

/** For `Redis.Cluster` of `ioredis`; names as in `nodeRedisClusterOptions`. */
export function ioredisClusterOptions(request: RedisRequest): IoredisClusterOptions {
  const asked = of(request, "ioredis");
  const { options, host, port, user } = asked;
  // By itself it resolves names and dials the addresses, which are then compared with the certificates.
  const dnsLookup = (address: string, callback: (error: null, address: string) => void) => callback(null, address);
  const result = (tls: TlsOptions, startupNodes: IoredisNode[], natMap?: (address: string) => IoredisNode) =>
    Object.freeze({
      startupNodes,
      options: Object.freeze({ dnsLookup, redisOptions: Object.freeze({ ...user, tls }), ...(natMap && { natMap }) }),
    });
  if (hasOneName(asked)) return result(options, [{ host, port }]);
  const each = ofEachNode(options);
  const node = (host: string, port: number) => ({ host, port, tls: Object.freeze({ ...each, ...named(request, host) }) });
  return result(each, [node(host, port)], (address) => node(...split(address)));
}

interface Asked extends Judged {
  host: string;
  port: number;
  user: { username?: string; password?: string };
  database: number | undefined;
}

function of({ username, password, database, ...request }: RedisRequest, client: "node-redis" | "ioredis"): Asked {
  const { options, config } = judged(request, client);
  const { host, port } = config;
  if (host === null || port === null) throw new TlsconfError("misuse", "give the endpoint to connect to", "endpoint");
  const url = credentials(request.endpoint);
  const user = username ?? url.username;
  const word = password ?? url.password;
  return {
    options,
    config,
    host,
    port,
    user: { ...(user !== undefined && { username: user }), ...(word !== undefined && { password: word }) },
    database: database ?? url.database,
  };
}

/** What a URL says beside host and port; the core never gives it back. */
function credentials(endpoint: RedisRequest["endpoint"]): { username?: string; password?: string; database?: number } {
  const text = typeof endpoint === "string" ? endpoint : endpoint && "text" in endpoint ? endpoint.text : "";
  if (!/^rediss?:\/\//i.test(text) || !URL.canParse(text)) return {};
  const url = new URL(text);
  const part = (text: string) => (text === "" ? undefined : decodeURIComponent(text));
  const database = /^\/(\d+)$/.exec(url.pathname)?.[1];
  const [username, password] = [part(url.username), part(url.password)];
  return {
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password }),
    ...(database !== undefined && { database: Number(database) }),
  };
}

/** The certificates of all nodes are for one name that was given, and not for each node's own. */
function hasOneName({ config, host }: Asked): boolean {
  return config.verify_name?.toLowerCase() !== host.toLowerCase();
}

function named({ policy }: RedisRequest, host: string): { servername?: string } {
  return isIP(host) || policy?.sni === "off" ? {} : { servername: host };
}

/** `host:port`, IPv6 without brackets, as both clients name nodes. */
function split(address: string): [string, number] {
  const colon = address.lastIndexOf(":");
  return [address.slice(0, colon), Number(address.slice(colon + 1))];
}
