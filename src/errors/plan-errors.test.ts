import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

import { InvalidPlanError, InvalidTerraformPlanError, PlanChangedError } from './plan-errors.js';

const src = fileURLToPath(new URL('../', import.meta.url));

describe('messages about plans', () => {
  it('have a subject, a problem and a resolution', () => {
    expect(new InvalidPlanError('formatVersion must be 3.0, received 1.0.').message).toBe(
      'resource plan: formatVersion must be 3.0, received 1.0. Make it with plan() and serializePlan(plan).',
    );
    expect(new InvalidPlanError('must be JSON, received text', 'read the file again').message).toBe(
      'resource plan: must be JSON, received text. Read the file again.',
    );
    expect(new InvalidTerraformPlanError('must be JSON, received text').message).toMatch(
      /^plan of Terraform: must be JSON, received text\. Make it with 'terraform plan -out tfplan'/,
    );
    expect(new PlanChangedError('a', 'b').message).toMatch(
      /^resource plan: must have the hash a, received b\. Nothing was created\. Review /,
    );
  });

  it('name what is wrong, and never "it"', () => {
    const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
      .map((file) => readFileSync(`${src}${file}`, 'utf8'));
    const problems = sources.flatMap((text) =>
      [...text.matchAll(/new Invalid(?:Terraform)?PlanError\(\s*(['"`].*)/g)].map(([, problem]) => problem),
    );
    expect(problems.length).toBeGreaterThan(20);
    expect(problems.filter((problem) => /^['"`]its? /.test(problem ?? ''))).toEqual([]);
  });
});
