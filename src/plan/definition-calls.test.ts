import { afterEach, describe, expect, it } from 'vitest';

import { capturedDefinitions, captureDefinitions } from './definition-calls.js';
import { serializePlan } from './serialize.js';
import { crud } from '../../test/support/definitions.js';
import { planOf } from '../../test/support/plans.js';

const HOLDER = Symbol.for('@atakora/component/definition-calls');

afterEach(() => {
  Reflect.deleteProperty(globalThis, HOLDER);
});

describe('calls that define components', () => {
  it('are not kept by themselves', () => {
    crud('UserApi');
    expect([...capturedDefinitions()]).toEqual([]);
    expect(HOLDER in globalThis).toBe(false);
  });

  it('are kept beside definition and plan where the capture is on', () => {
    const without = { definition: crud('UserApi'), plan: serializePlan(planOf([crud('UserApi')])) };
    captureDefinitions();
    const definition = crud('UserApi');
    expect(capturedDefinitions().get('UserApi')).toContain('definition-calls.test.ts');
    expect(Object.keys(definition)).toEqual(Object.keys(without.definition));
    expect(serializePlan(planOf([definition]))).toBe(without.plan);
  });
});
