// Measures a function many times in this process. The process is started with --expose-gc, so that no sample pays for
// the garbage of the one before.
import { Bench } from 'tinybench';
import { processorTime } from './processor-time.mjs';
import { median, quartiles } from './statistics.mjs';

/**
 * @param prepare - makes what `run` is given, outside the measured time
 * @returns milliseconds, by the clock and on a processor
 */
export async function measure(run, { samples, warmups = 0, prepare = () => undefined }) {
  const bench = new Bench({
    iterations: samples,
    time: 0,
    warmup: warmups > 0,
    warmupIterations: warmups,
    warmupTime: 0,
    retainSamples: true,
    throws: true,
  });
  const processor = [];
  let input;
  let before;
  bench.add('run', () => void run(input), {
    async: false,
    beforeEach: () => {
      input = prepare();
      globalThis.gc?.();
      before = processorTime();
    },
    afterEach: () => void processor.push(processorTime() - before),
  });
  await bench.run();
  const { samples: times } = bench.tasks[0].result.latency;
  return {
    clock: median(times),
    quartiles: quartiles(times),
    // Warm-ups come first.
    processor: median(processor.slice(-samples)),
    samples: times.length,
  };
}
