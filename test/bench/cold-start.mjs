import { spawnSync } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { median, quartiles } from './statistics.mjs';

function timeOf(script) {
  const file = fileURLToPath(new URL(script, import.meta.url));
  const started = performance.now();
  const { status, stdout, stderr } = spawnSync(process.execPath, [file], { encoding: 'utf8' });
  const clock = performance.now() - started;
  if (status !== 0) throw new Error(`${script} failed:\n${stderr}`);
  return { clock, processor: Number(stdout) };
}

/** Takes turns, so that a busy moment of the machine hits all. */
export function measureColdStart(samples) {
  const scripts = ['empty.mjs', 'cold-plan.mjs', 'cold-terraform.mjs'];
  const times = scripts.map(() => []);
  for (const script of scripts) timeOf(script); // fills the file cache
  for (let round = 0; round < samples; round += 1) {
    scripts.forEach((script, index) => times[index].push(timeOf(script)));
  }
  const [empty, plan, terraform] = times;
  const over = (script) => {
    const more = (unit) => script.map((time, round) => time[unit] - empty[round][unit]);
    return {
      clock: median(more('clock')),
      quartiles: quartiles(more('clock')),
      processor: median(more('processor')),
      samples,
    };
  };
  return {
    empty: {
      clock: median(empty.map(({ clock }) => clock)),
      processor: median(empty.map(({ processor }) => processor)),
    },
    over: over(plan),
    terraform: over(terraform),
  };
}
