// Runs the CRUD APIs and functions of an example on this machine, as `atakora dev` does with a backend. Ends on Ctrl+C.
//   node --import tsx scripts/demo-api.mjs [--example quickstart] [--port 7071]
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { renderLocal, runLocally } from '@atakora/component/dev';

const { values: flags } = parseArgs({
  options: { example: { type: 'string', default: 'quickstart' }, port: { type: 'string', default: '7071' } },
});
// The example is a whole program, which writes its Terraform JSON too.
const out = `examples/.out/demo-${flags.example}`;
mkdirSync(out, { recursive: true });
Object.assign(process.env, { CDKTF_OUTDIR: out, CHECKPOINT_DISABLE: '1' });
const { plan } = await import(`../examples/${flags.example}/main.ts`);
if (plan === undefined) throw new Error(`examples/${flags.example}/main.ts must export "plan".`);
const local = await runLocally(plan, {
  port: Number(flags.port),
  log: ({ level, text }) => console.error(`[${level}] ${text}`),
});
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.once(signal, async () => {
    await local.stop();
    console.log('\nStopped.');
  });
}
console.log(renderLocal(plan, local));
