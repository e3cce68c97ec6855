import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

import { checkedPlanner } from './test/host/checked-planner.js';

const src = fileURLToPath(new URL('./src/', import.meta.url));

/** Tests that replace modules, load examples anew, watch what is loaded or change the environment of their process. */
const ALONE = [
  'test/engines/loading/**/*.test.ts',
  'test/examples/**/*.test.ts',
  'test/hardening/faults.test.ts',
  'test/hardening/foreign-leaves.test.ts',
  'test/planner/purity.test.ts',
  'test/terraform/same-as-cdktf.test.ts',
  'test/terraform/azurerm-5.test.ts',
];

export default defineConfig({
  plugins: [{ ...checkedPlanner, enforce: 'pre' }],
  resolve: {
    // Tests import the package by its public name but run against the sources, so no build is needed and
    // coverage is measured on the files that people edit.
    alias: [
      { find: /^@atakora\/component$/, replacement: `${src}index.ts` },
      {
        find: /^@atakora\/component\/(backend|crud|functions|web|extend|plan|lock|report|testing|cost|prices|cdk|cdktn|deploy|dev|terraform)$/,
        replacement: `${src}$1.ts`,
      },
    ],
  },
  test: {
    globalSetup: ['test/host/set-up.ts'],
    pool: 'forks',
    // Vitest leaves one processor idle otherwise: half of a machine with two.
    maxWorkers: '100%',
    // Loading the cdktf bindings for the first time is slow on a cold disk.
    // More runs of the laws than usual take as long as they take.
    testTimeout: process.env['LAW_RUNS'] === undefined ? 120_000 : 0,
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          // Tests of one folder of src may be beside what they test.
          include: ['test/**/*.test.ts', 'src/**/*.test.ts', 'examples/*/*.test.ts'],
          exclude: ALONE,
          // The modules are loaded once per process instead of once per file: a third of the whole time.
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE } },
    ],
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      // The command line runs in processes of its own, as it is built: see test/cli.
      exclude: ['src/**/*.test.ts', 'src/cli.ts', 'src/cli/**'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 95, branches: 90 },
    },
  },
});
