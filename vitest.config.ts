import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const src = fileURLToPath(new URL('./src/', import.meta.url));

export default defineConfig({
  resolve: {
    // Tests import the package by its public name but run against the sources, so no build is needed and
    // coverage is measured on the files that people edit.
    alias: [
      { find: /^@atakora\/component$/, replacement: `${src}index.ts` },
      {
        find: /^@atakora\/component\/(backend|crud|functions|web|plan|lock|report|testing|cost|prices|cdk|deploy|terraform)$/,
        replacement: `${src}$1.ts`,
      },
    ],
  },
  test: {
    // Tests of one folder of src may be beside what they test.
    include: ['test/**/*.test.ts', 'src/**/*.test.ts', 'examples/*/*.test.ts'],
    // Some tests run the bundle that goes to Azure.
    globalSetup: ['test/host/bundle-runtime.ts'],
    pool: 'forks',
    // Loading the cdktf bindings for the first time is slow on a cold disk.
    testTimeout: 120_000,
    coverage: {
      provider: 'v8',
      include: ['src/**/*.ts'],
      exclude: ['src/**/*.test.ts'],
      reporter: ['text-summary', 'json-summary'],
      thresholds: { lines: 95, branches: 90 },
    },
  },
});
