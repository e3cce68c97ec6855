import { EventsApp, eventTopic } from '@atakora/component/functions';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isOwnDefinition } from '../../src/backend/own-definition.js';
import { definitionSets } from '../arbitraries/definitions.js';
import { fitting } from '../support/fitting.js';
import { thrownBy } from '../support/plans.js';
import { lawRuns } from './law-runs.js';

const topic = eventTopic('order-events', { OrderPlaced: { id: 'string' } });

describe('a component of the library', () => {
  it('asks for what the schemas of the types allow', () => {
    fc.assert(
      fc.property(definitionSets, (definitions) => {
        for (const definition of definitions) {
          if (!('requirements' in definition)) throw new Error('it is a custom component');
          expect(isOwnDefinition(fitting(definition))).toBe(true);
        }
      }),
      lawRuns(100),
    );
  });

  it('asks for what the schemas allow where it sends and takes events', () => {
    const app = EventsApp.define('Orders', {
      publishes: [topic],
      subscribers: { take: { topic, events: ['OrderPlaced'], maxDeliveryCount: 3 } },
      functions: { place: { trigger: 'http' } },
      sourceDirectory: 'dist/orders',
    });
    expect(isOwnDefinition(fitting(app))).toBe(true);
  });

  it('is not trusted once it was copied', () => {
    const site = EventsApp.define('Orders', {
      publishes: [topic],
      functions: { place: { trigger: 'http' } },
      sourceDirectory: 'dist/orders',
    });
    expect(isOwnDefinition({ ...site })).toBe(false);
  });

  it('would be told from one that does not fit', () => {
    const wrong = {
      requirements: () => [{ resourceType: 'cosmos', requirementKey: 'x', config: { databases: 1 } }],
    };
    expect(thrownBy(() => fitting(wrong))).toBeDefined();
  });
});
