// The contract's types, as the package derives them from the core's schemas.

export type * from "../src/contract.js";
