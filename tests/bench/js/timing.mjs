// Milliseconds a call, in Node and in browsers.

const SAMPLES = 15;
/** A sample takes so long at least: the clock and the garbage collector weigh little then. */
const SAMPLE_MS = 40;
const WARM_MS = 300;

export const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];

/** The median of each, by turns so that a burst of other work on the machine hits all of them. */
export function measured(calls) {
  const runs = calls.map((call) => {
    const began = performance.now();
    while (performance.now() - began < WARM_MS) call();
    const warm = performance.now();
    let count = 0;
    for (; performance.now() - warm < SAMPLE_MS; count++) call();
    return { call, count, samples: [] };
  });
  for (let round = 0; round < SAMPLES; round++) {
    for (const { call, count, samples } of runs) {
      const began = performance.now();
      for (let left = count; left > 0; left--) call();
      samples.push((performance.now() - began) / count);
    }
  }
  return runs.map(({ samples }) => median(samples));
}
