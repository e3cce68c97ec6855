import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import { app, crud } from '../support/definitions.js';
import { planOf, SHOP } from '../support/plans.js';
import { expectLaws } from './laws.js';

/** An edit that once moved, renamed or destroyed what others have. */
interface NamedEdit {
  readonly before: readonly AnyComponentDefinition[];
  readonly after: readonly AnyComponentDefinition[];
  /** Id of the component that is edited; none where options of the backend are. */
  readonly edited?: string;
  readonly config?: Partial<BackendConfig>;
  /** Options of the backend before, where they differ. */
  readonly configBefore?: Partial<BackendConfig>;
  /** Codes of errors: nothing is applied. @default none */
  readonly refused?: readonly string[];
}

const apis = (count: number) => Array.from({ length: count }, (_, index) => crud(`Api${index}`));
const growing = (count: number): NamedEdit => ({
  before: apis(count),
  // Early in the alphabet and in the list, where it once pushed the others on.
  after: [crud('Aaa'), ...apis(count)],
  edited: 'Aaa',
});

const autoScale = { autoScale: { maxThroughput: 4000 } };
const silent = [crud('UserApi'), crud('OrderApi')];
const busy = [crud('UserApi', { throughput: 400 }), crud('OrderApi', { throughput: 400 })];
const regions = (...names: string[]): Partial<BackendConfig> => ({
  cosmosConfig: { failoverPolicies: names.map((locationName, priority) => ({ locationName, priority })) },
});
const logging = (id: string, level: string, priority = 10) =>
  app(id, { environmentVariables: { LOG_LEVEL: level }, priority });
/** Two apps that ask for different values, and stay together below one that decides. */
const below = [logging('Jobs', 'info', 1), logging('Mail', 'debug', 1)];

const NAMED_EDITS: Readonly<Record<string, NamedEdit>> = {
  'a flag that takes the only component with throughput away': {
    before: [...silent, crud('BusyApi', { throughput: 400 })],
    after: silent,
    edited: 'BusyApi',
  },
  'a flag that adds a component with throughput': {
    before: silent,
    after: [...silent, crud('BusyApi', { throughput: 400 })],
    edited: 'BusyApi',
  },
  'autoScale of the backend turned on, where accounts are serverless': {
    before: silent,
    after: silent,
    config: autoScale,
    // Azure needs another kind of account: the way out is `moves`.
    refused: ['PLACEMENT_CONFLICT'],
  },
  'autoScale of the backend turned on, where throughput is manual': {
    before: busy,
    after: busy,
    config: autoScale,
  },
  'autoScale of the backend turned off': {
    before: silent,
    after: silent,
    configBefore: autoScale,
    refused: ['PLACEMENT_CONFLICT'],
  },
  'a second region added': {
    before: busy,
    after: busy,
    configBefore: regions('eastus'),
    config: regions('eastus', 'westus2'),
  },
  'a second region dropped': {
    before: busy,
    after: busy,
    configBefore: regions('eastus', 'westus2'),
    config: regions('eastus'),
  },
  'a second region added to serverless accounts': {
    before: silent,
    after: silent,
    config: regions('eastus', 'westus2'),
    refused: ['PLACEMENT_CONFLICT'],
  },
  'enableServerless on one of several components': {
    before: silent,
    after: [crud('UserApi', { enableServerless: true }), crud('OrderApi')],
    edited: 'UserApi',
  },
  'one API beside 30': growing(30),
  'one API beside 60': growing(60),
  'one API beside 200': growing(200),
  'one API beside 250': growing(250),
  'a component with another LOG_LEVEL': {
    before: [logging('Jobs', 'info'), logging('Mail', 'info')],
    after: [logging('Alarm', 'debug'), logging('Jobs', 'info'), logging('Mail', 'info')],
    edited: 'Alarm',
  },
  'a LOG_LEVEL of higher priority given up': {
    before: [...below, logging('Alarm', 'info')],
    after: [...below, app('Alarm')],
    edited: 'Alarm',
  },
  'a component with a LOG_LEVEL of higher priority removed': {
    before: [...below, logging('Alarm', 'info')],
    after: below,
    edited: 'Alarm',
  },
  'a LOG_LEVEL of higher priority given up for data that another one names': {
    before: [
      logging('Jobs', '${cosmos.endpoint}', 1),
      logging('Mail', 'debug', 1),
      logging('UserApi', 'info'),
    ],
    after: [logging('Jobs', '${cosmos.endpoint}', 1), logging('Mail', 'debug', 1), crud('UserApi')],
    edited: 'UserApi',
  },
  'a priority lowered to that of the others': {
    before: [...below, logging('Alarm', 'info')],
    after: [...below, logging('Alarm', 'info', 1)],
    edited: 'Alarm',
  },
  'one app in an isolated backend': {
    before: [app('Jobs', { runtime: 'python' }), app('Mail')],
    after: [app('Alarm', { runtime: 'java' }), app('Jobs', { runtime: 'python' }), app('Mail')],
    edited: 'Alarm',
    config: { networking: 'isolated' },
    configBefore: { networking: 'isolated' },
  },
};

function plansOf({ before, after, config = {}, configBefore = {} }: NamedEdit) {
  const was = planOf(before, { ...SHOP, ...configBefore });
  const now = planOf(after, { ...SHOP, ...config, lock: was.lock });
  return { was, now, after, config: { ...SHOP, ...config } };
}

const codesOf = ({ errors }: ResourcePlan) => [...new Set(errors.map(({ code }) => code))];

describe('what others have stays through', () => {
  it.each(Object.entries(NAMED_EDITS))('%s', (_name, edit) => {
    const plans = plansOf(edit);
    expect(plans.was.errors).toEqual([]);
    expect(codesOf(plans.now)).toEqual(edit.refused ?? []);
    // Terraform never sees a plan with errors.
    if (edit.refused === undefined) expectLaws({ edited: edit.edited ?? '', ...plans });
  });
});
