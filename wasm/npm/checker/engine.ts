// The worker as the page sees it: one piece of work at a time, which can be stopped. WebAssembly cannot be interrupted, so
// stopping ends the worker and starts another, with the module that the first has compiled.

import type { FromWorker, Progress, Results, Tables, ToWorker, Work } from "./protocol.js";

/** The work was stopped, or another piece took its place. */
export class Stopped extends Error {
  override name = "Stopped";
}

interface Pending {
  readonly id: number;
  readonly work: Work;
  readonly settle: (result: Results[keyof Results]) => void;
  readonly fail: (error: Error) => void;
  readonly progress: (progress: Progress) => void;
}

export class Engine {
  #worker: Worker | null = null;
  #module: WebAssembly.Module | null = null;
  #queue: Pending[] = [];
  #current: Pending | null = null;
  #nextId = 1;

  constructor(
    private readonly create: () => Worker,
    private readonly address: () => string | null,
    private readonly onTables: (tables: Tables) => void,
    private readonly onBroken: (message: string) => void,
  ) {}

  /** Starts the worker before there is work, so that the first answer does not wait for the module. */
  warm(): void {
    this.#started();
  }

  run<K extends Work["kind"]>(
    work: Extract<Work, { kind: K }>,
    progress: (progress: Progress) => void = () => {},
  ): Promise<Results[K]> {
    return new Promise<Results[K]>((settle, fail) => {
      const id = this.#nextId++;
      this.#queue.push({ id, work, settle: settle as Pending["settle"], fail, progress });
      this.#next();
    });
  }

  /** Ends what runs and what waits. */
  stop(): void {
    const ended = this.#current === null ? this.#queue : [this.#current, ...this.#queue];
    if (this.#current !== null) this.#end();
    this.#queue = [];
    for (const pending of ended) pending.fail(new Stopped());
  }

  /** Ends the worker; the engine may be used again. */
  close(): void {
    this.stop();
    this.#end();
  }

  #end(): void {
    this.#worker?.terminate();
    this.#worker = null;
    this.#current = null;
  }

  #started(): Worker {
    if (this.#worker !== null) return this.#worker;
    const worker = this.create();
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.#hear(data);
    worker.onerror = (event) => {
      event.preventDefault();
      this.#broken(event.message === "" || event.message === undefined ? "its script could not be loaded" : event.message);
    };
    this.#worker = worker;
    worker.postMessage({ kind: "start", module: this.#module ?? this.address() } satisfies ToWorker);
    return worker;
  }

  #next(): void {
    if (this.#current !== null) return;
    const pending = this.#queue.shift();
    if (pending === undefined) return;
    this.#current = pending;
    const message: ToWorker = { kind: "work", id: pending.id, work: pending.work };
    try {
      this.#started().postMessage(message);
    } catch (error) {
      this.#broken(String(error));
    }
  }

  #hear(message: FromWorker): void {
    if (message.kind === "ready") {
      this.#module = message.module;
      this.onTables(message.tables);
      return;
    }
    const pending = this.#current;
    if (message.kind === "failed" && message.id === null) {
      this.#broken(message.message);
      return;
    }
    if (pending === null || message.id !== pending.id) return;
    if (message.kind === "progress") {
      pending.progress(message.progress);
      return;
    }
    this.#current = null;
    if (message.kind === "done") pending.settle(message.result);
    else pending.fail(new Error(message.message));
    this.#next();
  }

  /** A trap leaves the module's memory in an unknown state: the next piece of work gets a new worker. */
  #broken(message: string): void {
    const pending = this.#current;
    this.#end();
    if (pending === null) {
      this.#queue.splice(0).forEach((one) => one.fail(new Error(message)));
      this.onBroken(message);
      return;
    }
    pending.fail(new Error(message));
    this.#next();
  }
}
