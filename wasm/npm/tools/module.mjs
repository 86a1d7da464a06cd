// Reads a WebAssembly module (https://webassembly.github.io/spec/core/binary/): its sections, imports, data, and how many
// octets each function takes under which name.

import { brotliCompressSync, gzipSync } from "node:zlib";

/** How large it is to who loads it: as it is, by `gzip -9`, by brotli at its best. */
export function sizesOf(octets) {
  return { raw: octets.length, gzip: gzipSync(octets, { level: 9 }).length, brotli: brotliCompressSync(octets).length };
}

/** @param {Uint8Array} octets */
export function read(octets) {
  let at = 8;
  const number = () => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const octet = octets[at++];
      value += (octet & 0x7f) * 2 ** shift;
      if (octet < 0x80) return value;
    }
  };
  const name = () => {
    const length = number();
    at += length;
    return new TextDecoder().decode(octets.subarray(at - length, at));
  };
  const limits = () => {
    if (number() & 1) number();
    number();
  };
  /** A constant `i32` as the place of a data segment. */
  const place = () => {
    at++;
    let value = 0;
    let shift = 0;
    let octet;
    do {
      octet = octets[at++];
      value |= (octet & 0x7f) << shift;
      shift += 7;
    } while (octet & 0x80);
    at++;
    return value >>> 0;
  };

  const sections = {};
  const imports = [];
  const sizes = [];
  const names = new Map();
  const data = [];
  let imported = 0;
  const skipType = { 0: number, 1: () => (at++, limits()), 2: limits, 3: () => (at += 2), 4: () => (at++, number()) };
  const custom = (end) => {
    const label = name();
    if (label !== "name") return label;
    while (at < end) {
      const part = number();
      const length = number();
      const next = at + length;
      if (part === 1) for (let left = number(); left > 0; left--) names.set(number(), name());
      at = next;
    }
    return label;
  };
  const known = ["custom", "type", "import", "function", "table", "memory", "global", "export", "start", "element", "code", "data", "data count", "tag"];
  while (at < octets.length) {
    const id = number();
    const length = number();
    const end = at + length;
    let label = known[id] ?? `section ${id}`;
    if (id === 0) label = custom(end);
    if (id === 2) {
      for (let left = number(); left > 0; left--) {
        const entry = `${name()} ${name()}`;
        const kind = number();
        if (kind === 0) imported++;
        imports.push(entry);
        skipType[kind]();
      }
    }
    if (id === 10) {
      for (let left = number(); left > 0; left--) {
        const size = number();
        sizes.push(size);
        at += size;
      }
    }
    if (id === 11) {
      for (let left = number(); left > 0; left--) {
        const mode = number();
        const start = mode === 1 ? null : place();
        const size = number();
        data.push({ start, octets: octets.subarray(at, at + size) });
        at += size;
      }
    }
    at = end;
    sections[label] = (sections[label] ?? 0) + length;
  }
  const functions = sizes.map((size, index) => ({ size, name: names.get(imported + index) ?? `function ${index}` }));
  return { sections, imports, functions, data };
}

/** The crate of a function, by its demangled name: `<rsa::key::X as core::fmt::Debug>::fmt` is of `rsa`. */
function crateOf(name) {
  const inner = name.replace(/^[<&(\[]*(?:(?:mut|dyn) )*/, "");
  return /^[A-Za-z_]\w*(?=::)/.exec(inner)?.[0] ?? "other";
}

/** Octets by crate, and of all data. */
export function parts({ functions, data }) {
  const sums = { data: data.reduce((sum, { octets }) => sum + octets.length, 0) };
  for (const { name, size } of functions) sums[crateOf(name)] = (sums[crateOf(name)] ?? 0) + size;
  return sums;
}
