import fc from 'fast-check';
import { expect, it } from 'vitest';

import { BackendError } from '../../src/errors.js';
import { defineBackend } from '../../src/backend/define-backend.js';
import { backendConfigs, gateways } from '../arbitraries/backend-configs.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { thrownBy } from '../support/plans.js';
import { blocksByAddress, plannedJson } from './planned-json.js';
import { groupStack, synth } from './stacks.js';

const backends = fc.tuple(definitionSets, backendConfigs);

/** APIs and sites behind API Management. Functions of other components may have keys, which it does not show. */
const behindGateways = backends
  .map(([all, config]) => ({
    components: all.filter(({ componentType }) => componentType !== 'FunctionsApp'),
    config,
  }))
  .filter(({ components }) => components.some(({ componentType }) => componentType === 'CrudApi'))
  .chain(({ components, config }) => {
    const api = components.find(({ componentType }) => componentType === 'CrudApi')?.componentId ?? '';
    return gateways(api).map((entry) => [components, { ...config, ...entry }] as const);
  });

it('any backend is applied as it was planned, or its plan says why not', () => {
  const either = fc.oneof({ weight: 3, arbitrary: backends }, { weight: 1, arbitrary: behindGateways });
  fc.assert(
    fc.property(either, ([components, config]) => {
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
