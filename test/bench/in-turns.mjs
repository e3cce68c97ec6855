import { processorTime } from './processor-time.mjs';
import { median, medianInterval, quartiles } from './statistics.mjs';

/**
 * Measures functions that take turns in this process, so that a busy moment hits all of them. Garbage is collected as Node sees fit.
 * @param cases - `run` is measured, with what `prepare` made outside the measured time
 * @param batch - calls of one sample: many of what is short
 * @returns milliseconds of each sample by case, on a processor, threads that compile and collect included
 */
export function inTurns(cases, { rounds, warmups = 1, batch = 1 }) {
  const names = Object.keys(cases);
  const samples = Object.fromEntries(names.map((name) => [name, []]));
  for (let round = -warmups; round < rounds; round += 1) {
    // The case that is measured first changes with each round.
    for (const name of round % 2 === 0 ? names : names.toReversed()) {
      const { prepare = () => undefined, run } = cases[name];
      const inputs = Array.from({ length: batch }, prepare);
      const before = processorTime();
      for (const input of inputs) run(input);
      const time = (processorTime() - before) / batch;
      if (round >= 0) samples[name].push(time);
    }
  }
  return samples;
}

/** The median of samples and where their middle half is. */
export function summaryOf(samples) {
  return { time: median(samples), middle: quartiles(samples) };
}

/** Ratio of the times of two cases, round by round: the median, and its 95 % interval. */
export function ratioOf(samples, others) {
  const ratios = samples.map((time, round) => time / others[round]);
  return { ratio: median(ratios), interval: medianInterval(ratios) };
}
