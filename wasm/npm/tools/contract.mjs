// Writes src/contract.ts: TypeScript types of the contract, derived from core/schema/*.json. `--check` compares instead.
import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { isDeepStrictEqual } from "node:util";
import { compile } from "json-schema-to-typescript";

const schemas = new URL("../../../core/schema/", import.meta.url);
const target = new URL("../src/contract.ts", import.meta.url);
const banner = "// The contract as types, derived from core/schema/*.json by tools/contract.mjs. Do not edit: `make gen`.";

// One schema of all, so that what several have in common is written once.
const definitions = {};

// References by name: the compiler writes a type out again wherever a description stands beside one.
function named(node) {
  if (Array.isArray(node)) return node.map(named);
  if (node === null || typeof node !== "object") return node;
  const { $ref, default: _, ...rest } = node;
  const fields = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, named(value)]));
  return $ref ? { ...fields, tsType: $ref.replace("#/$defs/", "") } : fields;
}

function define(name, schema) {
  if (name in definitions && !isDeepStrictEqual(definitions[name], schema)) {
    throw new Error(`core/schema: two different types are called ${name}`);
  }
  definitions[name] = schema;
}
for (const file of readdirSync(schemas).sort()) {
  const { $schema: _, $defs = {}, title, ...root } = JSON.parse(readFileSync(new URL(file, schemas), "utf8"));
  for (const [name, schema] of Object.entries($defs)) define(name, schema);
  define(title, root);
}

const whole = { type: "object", $defs: named(definitions), additionalProperties: false };
const text = await compile(whole, "Whole", {
  additionalProperties: false,
  bannerComment: banner,
  format: true,
  style: { printWidth: 120 },
  unreachableDefinitions: true,
});
const contract = text
  .replace(/\/\*\*\s+\* This interface was referenced by `Whole`'s JSON-Schema\s+\* via the `definition` "[^"]*"\.\s+\*\/\n/g, "")
  .replace(/\s+\*\s+\* This interface was referenced by `Whole`'s JSON-Schema\s+\* via the `definition` "[^"]*"\./g, "")
  .replace(/export interface Whole \{\}\n/, "");
if (process.argv.includes("--check")) {
  if (readFileSync(target, "utf8") !== contract) {
    console.error("wasm/npm/src/contract.ts is out of date; run make gen");
    process.exit(1);
  }
} else {
  writeFileSync(target, contract);
}
