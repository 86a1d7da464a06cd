// What runs in a browser: chromium.mjs bundles it with the others, which it finds as `peer:NAME`.

import * as tlsconf from "../../../wasm/npm/dist/web.js";
import peers from "peer:all";
import { blocks, parses, parsers } from "./parsers.mjs";
import { measured } from "./timing.mjs";

/** Times of the report, of the report for one client, and of each of the others, for each text. */
globalThis.compare = async (texts, time) => {
  await tlsconf.init();
  const names = Object.keys(peers);
  const rows = {};
  for (const [name, bytes] of Object.entries(texts)) {
    const pems = blocks(bytes);
    const asked = { inputs: [{ name: "redis_ca.pem", role: "ca_bundle", bytes }], time };
    const one = { ...asked, clients: [{ id: "node-redis" }] };
    const others = names.map((peer) => parses(parsers[peer](peers[peer]), pems));
    const times = measured([() => tlsconf.check(asked), () => tlsconf.check(one), ...others.map(({ call }) => call)]);
    rows[name] = { certificates: pems.length, times, read: others.map(({ count }) => count) };
  }
  return { names, rows };
};
