// Runs calls of the command line, one after the other, as the bin does in a process of its own.
//   fork('session.mjs', [path of the compiled src/cli/main.ts])
import process from 'node:process';
import { pathToFileURL } from 'node:url';

const { main } = await import(pathToFileURL(process.argv[2]).href);

// Each call watches the streams of its process, of which there is one here.
process.stdout.setMaxListeners(0);
process.stderr.setMaxListeners(0);

process.on('message', async ({ args, folder, env }) => {
  const said = { stdout: '', stderr: '' };
  const before = { ...process.env };
  const writers = { stdout: process.stdout.write, stderr: process.stderr.write };
  for (const name of ['stdout', 'stderr']) {
    process[name].write = (text) => {
      said[name] += text;
      return true;
    };
  }
  process.chdir(folder);
  Object.assign(process.env, env);
  process.exitCode = undefined;
  await main(args);
  const code = process.exitCode ?? 0;
  process.exitCode = undefined;
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
  for (const name of ['stdout', 'stderr']) process[name].write = writers[name];
  process.send({ code, ...said });
});
