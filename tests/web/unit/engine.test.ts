import assert from "node:assert/strict";
import { test } from "node:test";
import { Engine, Stopped } from "../../../wasm/npm/checker/engine.js";
import type { FromWorker, Tables, ToWorker, Work } from "../../../wasm/npm/checker/protocol.js";

class Fake {
  readonly heard: ToWorker[] = [];
  isEnded = false;
  onmessage: ((event: { data: FromWorker }) => void) | null = null;
  postMessage(message: ToWorker): void {
    this.heard.push(message);
  }
  terminate(): void {
    this.isEnded = true;
  }
  say(message: FromWorker): void {
    this.onmessage?.({ data: message });
  }
}

const tables = {} as Tables;
const module = { compiled: true } as unknown as WebAssembly.Module;
const work = { kind: "check" } as Work;

function engine(): { engine: Engine; workers: Fake[] } {
  const workers: Fake[] = [];
  const create = (): Worker => {
    const worker = new Fake();
    workers.push(worker);
    return worker as unknown as Worker;
  };
  return { engine: new Engine(create, () => "module.wasm", () => {}, assert.fail), workers };
}

test("the first worker is told where the module lies, those after a stop get it compiled", async () => {
  const { engine: one, workers } = engine();
  const stopped = one.run(work);
  assert.deepEqual(workers[0]?.heard[0], { kind: "start", module: "module.wasm" });
  workers[0]?.say({ kind: "ready", tables, module });
  one.stop();
  await assert.rejects(stopped, Stopped);
  assert.equal(workers[0]?.isEnded, true);
  const answered = one.run(work);
  assert.deepEqual(workers[1]?.heard, [{ kind: "start", module }, { kind: "work", id: 2, work }]);
  workers[1]?.say({ kind: "done", id: 2, result: null });
  assert.equal(await answered, null);
  assert.equal(workers.length, 2);
});

test("a worker that was stopped before it was ready leaves the next one to load the module", async () => {
  const { engine: one, workers } = engine();
  const stopped = one.run(work);
  one.stop();
  await assert.rejects(stopped, Stopped);
  one.warm();
  assert.deepEqual(workers[1]?.heard, [{ kind: "start", module: "module.wasm" }]);
});
