import fc from 'fast-check';
import { expect, it } from 'vitest';

import { BackendError } from '../../src/errors.js';
import { defineBackend } from '../../src/backend/define-backend.js';
import { backendConfigs } from '../arbitraries/backend-configs.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { thrownBy } from '../support/plans.js';
import { blocksByAddress, plannedJson } from './planned-json.js';
import { groupStack, synth } from './stacks.js';

it('any backend is applied as it was planned, or its plan says why not', () => {
  fc.assert(
    fc.property(definitionSets, backendConfigs, (components, config) => {
      const backend = defineBackend(config).addComponents(components).build();
      const plan = backend.plan();
      const stack = groupStack();
      if (plan.errors.length > 0 || plan.violations.length > 0) {
        expect(thrownBy(() => backend.apply(stack))).toBeInstanceOf(BackendError);
        return;
      }
      backend.apply(stack);
      const { 'azurerm_resource_group.resource_group': _, ...blocks } = blocksByAddress(synth(stack));
      expect(blocks).toEqual(plannedJson(plan));
    }),
    { numRuns: 40 },
  );
});
