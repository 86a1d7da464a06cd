// The module and its life: started once, every call followed by wiping its stack, started afresh after a panic.

import * as glue from "../glue/tlsconf.js";
import { TlsconfError } from "./error.js";
import type { CompiledModule, ModuleOctets, ModuleSource } from "./types.js";

type Glue = typeof glue;

let isReady = false;
let starting: Promise<void> | undefined;
/** How an entry that needs no `init` gets its module. */
let atFirstCall: (() => ModuleOctets) | undefined;
let isCalled = false;
let stackTop = 0;
let memory: WebAssembly.Memory;

/** @internal */
export function startAtFirstCall(module: () => ModuleOctets): void {
  atFirstCall = module;
}

/** Loads and compiles the module: by default from beside this file. Calling it again does nothing. */
export function init(source?: ModuleSource | Promise<ModuleSource>): Promise<void> {
  if (isReady) return Promise.resolve();
  starting ??= glue
    .default(source === undefined ? undefined : { module_or_path: source as Promise<BufferSource> })
    .then(ready)
    .finally(() => (starting = undefined));
  return starting;
}

/** The same without waiting. Browsers refuse to compile large modules so; give a compiled one there. */
export function initSync(source: ModuleOctets | CompiledModule): void {
  if (isReady) return;
  glue.initSync({ module: source as BufferSource | WebAssembly.Module });
  ready();
}

function ready(): void {
  isReady = true;
  memory = glue.instanceMemory() as WebAssembly.Memory;
  stackTop = glue.stackTop();
}

/** Calls a verb; what it throws becomes a `TlsconfError`. @internal */
export function call<T>(verb: (glue: Glue) => T): T {
  if (!isReady) {
    if (!atFirstCall) throw new TlsconfError("not-initialised", "await init() first");
    initSync(atFirstCall());
  }
  // The stack that a call from within `onProgress` would wipe is in use.
  if (isCalled) throw new TlsconfError("misuse", "tlsconf cannot be called from within onProgress", "onProgress");
  isCalled = true;
  try {
    const answer = verb(glue);
    wipeStack();
    return answer;
  } catch (thrown) {
    if (isRefusal(thrown)) {
      wipeStack();
      throw new TlsconfError(thrown.code, thrown.message, thrown.field);
    }
    // A panic, or a stack or memory that did not suffice: what that left behind is not to be relied on.
    wipeAll();
    glue.__wbg_reset_state();
    ready();
    throw new TlsconfError("internal", "tlsconf failed; this is a fault of tlsconf, please report it", null, {
      cause: thrown,
    });
  } finally {
    isCalled = false;
  }
}

interface Refusal {
  code: "misuse" | "request";
  field: string | null;
  message: string;
}

function isRefusal(thrown: unknown): thrown is Refusal {
  return typeof thrown === "object" && thrown !== null && !(thrown instanceof Error) && "code" in thrown;
}

/** No call is under way: what lies in the stack is dead, and may be what was made of a key or a passphrase. */
function wipeStack(): void {
  new Uint8Array(memory.buffer, 0, stackTop).fill(0);
}

function wipeAll(): void {
  new Uint8Array(memory.buffer).fill(0);
}
