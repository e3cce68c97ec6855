// Child: plans once and says how large the process ever was, in MB. Argument: components; 0 for none.
import process from 'node:process';

const count = Number(process.argv[2]);
const peakMb = () => process.resourceUsage().maxRSS / 1024;

if (count === 0) {
  console.log(JSON.stringify({ peakMb: peakMb(), planMb: 0 }));
} else {
  const { backendOf, definitions } = await import('./sample-backend.mjs');
  const plan = backendOf(definitions(count)).plan();
  // Before the plan is written out, which takes memory of its own.
  const peak = peakMb();
  console.log(JSON.stringify({ peakMb: peak, planMb: JSON.stringify(plan).length / 2 ** 20 }));
}
