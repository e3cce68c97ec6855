// Compares the public API of every entry with the report in etc, and fails when they differ. --update writes the reports, so that
// a change of the API is a change of a reviewed file.
//   node --import tsx scripts/api-report.mjs [--update]
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import process from 'node:process';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';
import { entries } from './entries.mjs';
import { lineDiff } from './line-diff.ts';

const folder = 'etc';
const update = process.argv.includes('--update');
/** Names that the declarations of an entry use without exporting them. */
const needed = new Set();
const temp = mkdtempSync(join(tmpdir(), 'atakora-api-'));

function configOf({ name, types }) {
  return ExtractorConfig.prepare({
    configObjectFullPath: undefined,
    packageJsonFullPath: resolve('package.json'),
    configObject: {
      projectFolder: resolve('.'),
      mainEntryPointFilePath: resolve(types),
      newlineKind: 'lf',
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: 'es2022',
            lib: ['es2023'],
            module: 'nodenext',
            types: ['node'],
            strict: true,
            exactOptionalPropertyTypes: true,
            skipLibCheck: true,
          },
          files: [types],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${name}.api.md`,
        reportFolder: temp,
        reportTempFolder: join(temp, 'temp'),
      },
      docModel: { enabled: false },
      dtsRollup: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: 'error' } },
        extractorMessageReporting: {
          default: { logLevel: 'none' },
          'ae-forgotten-export': { logLevel: 'warning', addToApiReportFile: false },
        },
        // Comments are checked by typedoc, which makes pages of them.
        tsdocMessageReporting: { default: { logLevel: 'none' } },
      },
    },
  });
}

function reportOf({ name, types }, config, compilerState) {
  const problems = [];
  Extractor.invoke(config, {
    localBuild: true,
    compilerState,
    messageCallback(message) {
      message.handled = true;
      const forgotten = /The symbol "(\w+)"/.exec(message.text)?.[1];
      if (message.messageId === 'ae-forgotten-export') needed.add(forgotten.replace(/_\d+$/, ''));
      if (message.logLevel === 'error') problems.push(message.text);
    },
  });
  if (problems.length > 0) fail(`The declarations of ${types} cannot be read:\n${problems.join('\n')}`);
  return readFileSync(join(temp, `${name}.api.md`), 'utf8');
}

/** Names that an entry exports, by its report. */
function namesIn(report) {
  const declared = report.matchAll(
    /^export (?:declare )?(?:abstract )?(?:const|function|class|interface|type) (\w+)/gm,
  );
  const renamed = report.matchAll(/^export \{ (?:\w+ as )?(\w+) \}/gm);
  return [...declared, ...renamed].map(([, name]) => name);
}

function fail(message) {
  rmSync(temp, { recursive: true, force: true });
  console.error(message);
  process.exit(1);
}

const configs = entries.map(configOf);
// One program for all entries, because reading the declarations takes most of the time.
const compilerState = CompilerState.create(configs[0], {
  additionalEntryPoints: entries.map(({ types }) => resolve(types)),
});
const reports = new Map(
  entries.map((entry, index) => [`${entry.name}.api.md`, reportOf(entry, configs[index], compilerState)]),
);
// Declarations of users name such a type by the entry that exports it.
const exported = new Set([...reports.values()].flatMap(namesIn));
const forgotten = [...needed].filter((name) => !exported.has(name)).sort();
if (forgotten.length > 0)
  fail(`No entry exports these names, which the public API uses: ${forgotten.join(', ')}.`);
rmSync(temp, { recursive: true, force: true });

mkdirSync(folder, { recursive: true });
const recorded = readdirSync(folder);
const stale = recorded.filter((file) => !reports.has(file));
if (update) {
  for (const file of stale) rmSync(join(folder, file));
  for (const [file, report] of reports) writeFileSync(join(folder, file), report);
  console.log(`${reports.size} API reports written to ${folder}`);
} else {
  const changes = stale.map((file) => `${folder}/${file} is of an entry that no longer exists`);
  for (const [file, report] of reports) {
    const before = recorded.includes(file) ? readFileSync(join(folder, file), 'utf8') : '';
    if (before !== report) changes.push(`${folder}/${file} differs, ${lineDiff(before, report)}`);
  }
  if (changes.length > 0) {
    fail(`The public API changed.\n${changes.join('\n')}\nIf that is meant: npm run api -- --update`);
  }
  console.log(`${reports.size} API reports are current`);
}
