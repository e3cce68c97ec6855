import { BackendError, defineBackend, ResourceLimitError } from '@atakora/component/backend';
import { describe, expect, it } from 'vitest';

import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import * as errorsModule from '../../src/errors.js';
import {
  CannotApplyError,
  CannotRunLocallyError,
  CopyStoppedError,
  DeploymentFailedError,
  ERROR_CODES,
  type ErrorCode,
  LockNotFrozenError,
  PlanChangedError,
  PlanHasErrorsError,
} from '../../src/errors.js';
import {
  PLAN_ERROR_CODES,
  type PlanErrorCode,
  WARNING_CODES,
  type WarningCode,
} from '../../src/plan/diagnostics.js';
import { lockFromState, parseLock, writeLock } from '@atakora/component/lock';
import { gate } from '../../src/plan/diff/gate.js';
import { parsePriceBook, PricesNotFetchedError } from '@atakora/component/cost';
import { parsePlan, planHash } from '../../src/plan/serialize.js';
import { StaticSite, StaticSiteWithCdn } from '../../src/web.js';
import { assertLawfulMerge } from '../../src/extend/lawful-merge.js';
import { app, appOf, crud, custom, requirement } from '../support/definitions.js';
import { MESSAGE } from '../support/message.js';
import { withoutProtection } from '../support/locks.js';
import { GUEST_DEPLOYER } from '../support/offers.js';
import { planOf, SHOP, thrownBy } from '../support/plans.js';
import { NamesProvider } from '../support/providers.js';
import { sampleType } from '../support/resource-types.js';
import { ENTRA } from '../support/sign-in.js';
import { parseOffer } from '../../src/plan/offer-schema.js';
import { offerFor } from '../support/offers.js';

const calling = (id: string, other: string) =>
  app(id, { environmentVariables: { [`${id}_URL`]: `\${${other}.appUrl}` } });
const keyed = (id: string, partitionKey: '/id' | '/mail') =>
  crud(id, { entityName: 'User', schema: { id: 'string', mail: 'string' }, partitionKey });
const redis = (
  verdict: ConstructorParameters<typeof NamesProvider>[1],
  networking: 'public' | 'isolated' = 'public',
) =>
  planOf([custom('Own', [requirement('redis')])], {
    ...SHOP,
    networking,
    providers: [new NamesProvider('redis', verdict)],
  });
const site = () => StaticSite.define('Site', { sourceDirectory: './dist' });
const cdn = (options = {}) =>
  StaticSiteWithCdn.define('Web', { sourceDirectory: './dist', customDomain: 'www.example.com', ...options });
const indexed = (id: string, version = '11111111') =>
  custom(id, [requirement('aisearch', { indexes: [{ name: id.toLowerCase(), version }] })]);
const naming = (formatResourceName: (type: string, id: string, suffix?: string) => string) => ({
  ...SHOP,
  naming: { formatResourceName },
});

/** A plan that is given the lock of an earlier one. */
const after = (
  before: ReturnType<typeof planOf>,
  config: BackendConfig,
  ...components: AnyComponentDefinition[]
) => planOf(components, { ...SHOP, lock: before.lock, ...config });
/** A backend whose data left the declarations, while an app stays. */
const left = () => after(planOf([crud(), app()]), {}, app());
const data = 'cosmos:userapi-db/userapi';
/** A type that does not say by which id Terraform imports its block. */
const search = sampleType('search', {
  layOut: () => ({
    blocks: [{ type: 'azurerm_search_service', id: 'shop_search', arguments: {} }],
  }),
});

const WARNINGS: Record<WarningCode, () => ReturnType<typeof planOf>> = {
  DEFAULT_BACKEND_ID: () => planOf([app()], {}),
  UNKNOWN_LOCATION: () => planOf([app()], { ...SHOP, location: 'eastsu' }),
  RESOURCE_SPLIT: () => planOf([app(), app('Snake', { runtime: 'python' })]),
  VALUE_OVERRIDDEN: () =>
    planOf([crud('A', { consistency: 'Eventual' }), crud('B', { consistency: 'Session' })]),
  THROUGHPUT_DEFAULTED: () => planOf([crud('A', { enableServerless: false })]),
  STRONGER_CONSISTENCY_COST: () => planOf([crud('A', { consistency: 'BoundedStaleness' }), crud('B')]),
  RUNTIME_SUPPORT_ENDED: () => planOf([app('Old', { runtime: 'python', version: '3.10' })]),
  RETIRING_PLAN: () => planOf([app('Old', { sku: 'Y1' })]),
  OPTION_WITHOUT_EFFECT: () => planOf([app('Awake', { alwaysOn: true })]),
  EXISTING_DATA: () =>
    planOf([crud()], { ...SHOP, cosmosConfig: { useExisting: true, accountName: 'cosno-main' } }),
  HTTP_ALLOWED: () => planOf([app()], { ...SHOP, enforceHttps: false }),
  KEYS_IN_USE: () => planOf([crud()], { ...SHOP, useManagedIdentity: false }),
  CODE_MISSING: () => planOf([crud(), app()]),
  PACKAGE_NOT_DEPLOYED: () => planOf([crud()], { ...SHOP, networking: 'isolated' }),
  PUBLIC_WEBSITE: () => planOf([site()], { ...SHOP, networking: 'isolated' }),
  DNS_SETUP_NEEDED: () => planOf([cdn()]),
  TAGS_LEFT_OUT: () =>
    planOf([cdn({ dnsZoneName: 'example.com' })], {
      ...SHOP,
      tags: Object.fromEntries(Array.from({ length: 16 }, (_, index) => [`t${index}`, 'x'])),
    }),
  NAME_ADJUSTED: () =>
    planOf(
      [app()],
      naming((type, id, suffix) => `${type}-${id}-${suffix}`),
    ),
  PROVIDER_WARNING: () => redis({ valid: true, warnings: ['slow'] }),
  CAPACITY_NEARLY_USED: () => {
    const queuesOf = (guest: number) =>
      Array.from({ length: 100 }, (_, index) => ({
        name: `q${index}-${guest}`,
        access: ['send' as const, 'receive' as const],
      }));
    const guests = Array.from({ length: 15 }, (_, index) => [
      `g${index}.prod`,
      { deployer: GUEST_DEPLOYER, servicebus: { queues: queuesOf(index) } },
    ]);
    return planOf([], { ...SHOP, offer: { guests: Object.fromEntries(guests) } });
  },
  GRANT_MISSING: () => planOf([crud(), app('Jobs', { environmentVariables: { URL: '${cosmos.endpoint}' } })]),
  APP_SHARED: () => planOf([crud('A'), crud('B')]),
  IDENTITY_SHARED: () => planOf([crud('A', { operations: ['read'] }), crud('B')]),
  ORIGIN_UNKNOWN: () => planOf([site(), crud('A', { cors: { allowedOrigins: ['${Site.siteEndpoint}'] } })]),
  APPROVAL_NEEDED: () => planOf([crud()], { ...SHOP, networking: 'isolated', entry: { frontDoor: {} } }),
  CALL_UNAUTHORIZED: () =>
    planOf([crud('A'), app('B', { environmentVariables: { A_URL: '${A.apiEndpoint}' } })]),
  CORS_OPENED: () => planOf([crud('A', { cors: { allowedOrigins: ['*'] } }), crud('B')]),
  DEPLOYER_UNNAMED: () => planOf([site()]),
  TRIGGERS_NOT_SYNCED: () =>
    planOf([
      app('Jobs', {
        functions: { run: { trigger: 'timer', schedule: '0 0 * * * *' } },
        sourceDirectory: 'jobs',
      }),
    ]),
  COMPONENT_CYCLE: () => planOf([calling('A', 'B'), calling('B', 'A')]),
  INDEX_LEFT: () => after(planOf([indexed('Old'), indexed('New')]), {}, indexed('New')),
  INDEX_REBUILT: () => after(planOf([indexed('Old')]), {}, indexed('Old', '22222222')),
  NOT_LOCKED: () => planOf([crud()]),
  LOCK_CHANGED: () => after(planOf([app()]), {}, app(), crud()),
  ENDPOINT_CHANGES: () => {
    const before = planOf([app('Jobs'), app('Mail')]);
    return after(before, {}, app('Jobs'), app('Mail', { version: '20' }));
  },
  DATA_AT_RISK: () => after(planOf([crud()]), {}, crud('UserApi', { ttl: 60 })),
  PROTECTION_RECORDED: () => planOf([crud()], { ...SHOP, lock: withoutProtection(planOf([crud()]).lock) }),
  DATA_RETAINED: () => left(),
  DATA_NOT_COPIED: () => after(planOf([crud()]), { moves: { [data]: 'new' } }, crud()),
  DATA_FORGOTTEN: () => after(left(), { discard: [data] }, app()),
  IMPORT_NEEDED: () => {
    const resourceTypes = [search];
    const own = custom('Own', [requirement('search')]);
    const gone = after(planOf([app(), own], { ...SHOP, resourceTypes }), { resourceTypes }, app());
    return after(gone, { resourceTypes }, app(), own);
  },
  CONTAINER_SHARED: () => planOf([crud('A', { entityName: 'User' }), crud('B', { entityName: 'User' })]),
  FEW_PARTITIONS: () =>
    planOf([crud('A', { schema: { id: 'string', region: 'string' }, partitionKey: '/region' as never })]),
  UNIQUE_ACROSS_OWNERS: () =>
    planOf([
      crud('A', {
        auth: ENTRA,
        schema: { id: 'string', owner: 'string' },
        uniqueKeys: ['/id'],
        ownerField: 'owner' as never,
      }),
    ]),
};

const PLAN_ERRORS: Record<PlanErrorCode, () => ReturnType<typeof planOf>> = {
  CONFLICTING_VALUES: () => planOf([keyed('A', '/id'), keyed('B', '/mail')]),
  CANNOT_SHARE_DATA: () =>
    planOf([
      crud('A', { entityName: 'User', enableServerless: true }),
      crud('B', { entityName: 'User', throughput: 400 }),
    ]),
  CAPACITY_EXCEEDED: () => planOf([appOf(101)]),
  INVALID_NAME: () =>
    planOf(
      [app()],
      naming(() => '!'),
    ),
  NAME_COLLISION: () =>
    planOf(
      [app(), app('Snake', { runtime: 'python' })],
      naming((type, id) => type + id),
    ),
  INVALID_COMBINATION: () =>
    planOf([custom('Own', [requirement('cosmos', { access: [{ name: 'a/b', role: 'reader' }] })])]),
  UNKNOWN_PLACEHOLDER: () => planOf([app('Lost', { environmentVariables: { A: '${b.c}' } })]),
  PROVIDER_REJECTED: () => redis({ valid: false }),
  NOT_ISOLATED: () => redis({ valid: true }, 'isolated'),
  PLACEMENT_CONFLICT: () => after(planOf([crud()]), {}, crud('UserApi', { throughput: 400 })),
  // Two branches placed one API differently.
  LOCK_CONFLICT: () => {
    const ours = planOf([crud(), crud('Fast', { throughput: 400 })]).lock;
    const theirs = planOf([crud('UserApi', { throughput: 400 })]).lock;
    const resources = { ...ours.resources, ...theirs.resources };
    return planOf([crud(), crud('Fast', { throughput: 400 })], { ...SHOP, lock: { ...ours, resources } });
  },
  // Deployed by 0.2.0, whose state has no order.
  HOST_CONFLICT: () => planOf([crud()], { ...SHOP, host: offerFor('others.prod') }),
  APPLY_FIRST: () => {
    const lock = JSON.stringify(planOf([app()], { ...SHOP, networking: 'isolated' }).lock);
    return planOf([app()], {
      ...SHOP,
      lock: parseLock(
        lock
          .replaceAll(',"destroy order":"after apps left"', '')
          .replaceAll('"destroy order":"after apps left",', ''),
      ),
    });
  },
};

const THROWN: Record<ErrorCode, () => unknown> = {
  INVALID_CONFIG: () => crud('1st'),
  DUPLICATE_COMPONENT_ID: () => planOf([app('A'), crud('a')]),
  EMPTY_BACKEND: () => defineBackend().build(),
  MISSING_PROVIDER: () => planOf([custom('Own', [requirement('redis')])]),
  RESOURCE_LIMIT_EXCEEDED: () => {
    throw new ResourceLimitError(planOf([app()], { ...SHOP, limits: { maxFunctionApps: 0 } }).violations);
  },
  PLAN_HAS_ERRORS: () => {
    throw new PlanHasErrorsError(PLAN_ERRORS.UNKNOWN_PLACEHOLDER().errors);
  },
  INVALID_PLAN: () => parsePlan('{}'),
  INVALID_TERRAFORM_PLAN: () => gate('{}', planOf([app()])),
  PLAN_CHANGED: () => {
    throw new PlanChangedError('0'.repeat(64), planHash(planOf([crud()])));
  },
  CANNOT_APPLY: () => {
    throw new CannotApplyError("stack 'main'", 'must have a region, received none', 'give it one.');
  },
  COPY_STOPPED: () => {
    throw new CopyStoppedError('order', 'its items must be equal', 'copy again');
  },
  DEPLOYMENT_FAILED: () => {
    throw new DeploymentFailedError('deployment 1', 'must succeed, received a failure', 'deploy again');
  },
  LOCK_NOT_FROZEN: () => {
    throw new LockNotFrozenError('shop', 'a plan that was made without a lock', 'give it one');
  },
  INVALID_LOCK: () => parseLock('{}'),
  INVALID_OFFER: () => parseOffer('{}'),
  LOCK_NOT_WRITTEN: () => writeLock('not-written.lock.json', planOf([crud()], { backendId: 'shop' })),
  STATE_NOT_TAKEN_OVER: () => lockFromState(defineBackend(SHOP).addComponent(crud()), '{}'),
  INVALID_PRICE_BOOK: () => parsePriceBook('{}'),
  PRICES_NOT_FETCHED: () => {
    throw new PricesNotFetchedError('prices', 'the service answered 503', 'try again later');
  },
  CANNOT_RUN_LOCALLY: () => {
    throw new CannotRunLocallyError('port 7071', 'it must be free, received EADDRINUSE', 'use another port');
  },
  CUSTOM_CODE_FAILED: () => planOf([crud()], { ...SHOP, naming: { formatResourceName: () => '' } }),
  MERGE_NOT_LAWFUL: () =>
    assertLawfulMerge({ mergeRequirements: (parts) => parts[0] ?? requirement('a') }, [
      requirement('a', { x: 1 }),
      requirement('a', { x: 2 }),
    ]),
};

/** What every remark has. */
function expectComplete(remark: {
  message: string;
  resolution: string;
  components: readonly string[];
}): void {
  expect(remark.message).toMatch(/^[^\n]+\.$/);
  expect(remark.resolution).toMatch(/^[A-Z][^\n]+\.$/);
  expect(remark.components).toEqual([...remark.components].sort());
}

describe('every warning', () => {
  it.each(WARNING_CODES)(
    '%s is given where it should be, with a sentence and a resolution, and stops nothing',
    (code) => {
      const { warnings, errors } = WARNINGS[code]();
      const found = warnings.filter((warning) => warning.code === code);
      expect(found).not.toEqual([]);
      expect(errors).toEqual([]);
      found.forEach((warning) => {
        if (code === 'PROVIDER_WARNING') return;
        expectComplete(warning);
      });
    },
  );
});

describe('every error of a plan', () => {
  it.each(PLAN_ERROR_CODES)('%s is given where it should be, with a sentence and a resolution', (code) => {
    const { errors } = PLAN_ERRORS[code]();
    const found = errors.filter((error) => error.code === code);
    expect(found).not.toEqual([]);
    found.forEach(expectComplete);
  });
});

describe('every error that is thrown', () => {
  it.each(ERROR_CODES)('%s is a BackendError of that code with a name of its own', (code) => {
    const error = thrownBy(THROWN[code]);
    expect(error).toBeInstanceOf(BackendError);
    expect(error).toMatchObject({ code });
    expect((error as Error).name).toMatch(/Error$/);
    expect((error as Error).name).toBe((error as Error).constructor.name);
    // The words of this message are those of the specification.
    if (code !== 'RESOURCE_LIMIT_EXCEEDED') expect((error as Error).message).toMatch(MESSAGE);
  });

  it('is of a class of its own, and every exported class has a code', () => {
    const thrown = ERROR_CODES.map((code) => (thrownBy(THROWN[code]) as Error).constructor);
    const exported = Object.values(errorsModule).filter(
      (value) => typeof value === 'function' && value.prototype instanceof BackendError,
    );
    expect(new Set(thrown)).toEqual(new Set(exported));
    expect(thrown).toHaveLength(exported.length);
  });

  it('of a stack and of a plan name the subject, the problem and the resolution', () => {
    expect((thrownBy(THROWN.CANNOT_APPLY) as Error).message).toBe(
      "stack 'main': must have a region, received none. Nothing was created. Give it one.",
    );
    expect((thrownBy(THROWN.PLAN_HAS_ERRORS) as Error).message).toMatch(
      /^resource plan: must have no errors to be applied, received 1:\n {2}- UNKNOWN_PLACEHOLDER: 'Lost': .* Use one of/,
    );
  });
});
