import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { parsePlan, serializePlan } from '@atakora/component/plan';
import { writeTerraform } from '@atakora/component/terraform';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';

import { canonical, type Configuration } from './canonical.js';
import { EXAMPLES, exampleStacks, groupIn, networkIn, planned } from './example-stacks.js';

// The examples are programs, which print something.
beforeAll(() => {
  vi.spyOn(console, 'log').mockReturnValue();
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('what is written of an example is what cdktf writes', () => {
  test.each(EXAMPLES)('%s', async (example) => {
    const stacks = await exampleStacks(example);
    expect(stacks.length).toBeGreaterThan(0);
    for (const stack of stacks) {
      // Beside cdktf's, so that ways to files are the same.
      const directory = `${stack.directory}.direct`;
      const { file, packages } = writeTerraform(stack.plan, directory, {
        resourceGroup: groupIn(stack),
        network: networkIn(stack),
      });
      const written = JSON.parse(readFileSync(file, 'utf8')) as Configuration;
      expect(canonical(written)).toEqual(canonical(planned(stack)));
      for (const path of packages) {
        const same = stack.directory + path.slice(directory.length);
        expect(existsSync(same)).toBe(true);
        expect(readFileSync(path).equals(readFileSync(same))).toBe(true);
      }

      const again = mkdtempSync(join(tmpdir(), 'again-'));
      onTestFinished(() => {
        rmSync(again, { recursive: true, force: true });
      });
      const parsed = parsePlan(serializePlan(stack.plan));
      const options = { resourceGroup: groupIn(stack), network: networkIn(stack), allowCommands: true };
      const [one, two] = [`${again}/one`, `${again}/two`];
      expect(readFileSync(writeTerraform(parsed, one, options).file, 'utf8')).toBe(
        readFileSync(writeTerraform(stack.plan, two, options).file, 'utf8'),
      );
    }
  });
});
