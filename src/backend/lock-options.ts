import * as v from 'valibot';

import { planLockSchema } from '../plan/lock/lock-schema.js';
import type { PlanLock } from '../plan/lock/plan-lock.js';
import { groupInId, isAdoptedId } from '../resources/azure/adopted-id.js';
import { resourceGroupSchema } from '../resources/azure/resource-group.js';
import { shortRegion } from '../resources/azure/region.js';
import { issueAt, oneOf, recordOf, rule, textLike } from '../validation/rule.js';
import type { BackendConfig } from './backend-config.js';
import { DEFAULT_BACKEND_ID } from './settings-from-config.js';

const childSchema = textLike(
  'a child resource',
  /^[A-Za-z][A-Za-z0-9-]*:\S/,
  'must be a resource type and a name, as in the lock',
  "write it like 'cosmos:user-db/user'",
);

const adoptedKeySchema = textLike(
  'an adopted resource',
  /^[A-Za-z][A-Za-z0-9-]*:\S/,
  'must be the key of a resource or of a child resource, as in the plan',
  "write it like 'cosmos:shared' or 'cosmos:user-db'",
);

const ADOPTED_ID = rule(
  'must be an Azure id, or the URL of a table',
  "write it like '/subscriptions/…/resourceGroups/…/providers/Microsoft.DocumentDB/databaseAccounts/…', as az resource list shows it",
);

const adoptedIdSchema = v.pipe(v.string(ADOPTED_ID), v.check(isAdoptedId, ADOPTED_ID));

const targetSchema = textLike(
  'a target',
  /^(?:new|[A-Za-z][A-Za-z0-9-]*:\S+)$/,
  "must be the key of a resource, or 'new'",
  "write it like 'cosmos:provisioned'",
);

/** Options of a backend about existing resources. */
export const LOCK_ENTRIES = {
  lock: v.exactOptional(
    v.custom<PlanLock>(
      (value) => v.is(planLockSchema, value),
      rule('must be a result of readLock, or the lock of a plan', "use readLock('shop.prod.lock.json')"),
    ),
  ),
  moves: v.exactOptional(recordOf(childSchema, targetSchema)),
  discard: v.exactOptional(v.array(childSchema)),
  restored: v.exactOptional(v.array(childSchema)),
  adopt: v.exactOptional(recordOf(adoptedKeySchema, adoptedIdSchema)),
  dataProtection: v.exactOptional(oneOf('data protection', ['retain', 'destroy'])),
  resourceGroupName: v.exactOptional(resourceGroupSchema),
};

/** The options that identify a backend, and with it its lock. */
type Identified = Pick<
  BackendConfig,
  'lock' | 'backendId' | 'environment' | 'location' | 'resourceGroupName'
>;

/** Refuses the lock of another backend. */
export function ownLock<C extends Identified>(): v.RawCheckAction<C> {
  return v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.lock === undefined) return;
    const {
      lock,
      backendId = DEFAULT_BACKEND_ID,
      environment = 'dev',
      location,
      resourceGroupName,
    } = dataset.value;
    const { backend } = lock;
    const differ = (
      path: string,
      given: string | undefined,
      locked: string | null | undefined,
      way = 'pass the lock of this backend; each backend has its own lock file',
      owner = 'the lock',
    ): void => {
      if (given === locked) return;
      const holds =
        given === undefined
          ? 'must be set for a backend with a lock'
          : `must be that of ${owner}, ${locked === null || locked === undefined ? 'which has none' : `'${locked}'`}`;
      const resolution = given === undefined ? `add ${path}: '${locked ?? 'eastus'}'` : way;
      addIssue(issueAt(dataset.value, [path], given, rule(holds, resolution)));
    };
    differ('backendId', backendId, backend.id);
    differ('environment', environment, backend.environment);
    differ(
      'location',
      location === undefined ? undefined : shortRegion(location),
      backend.location,
      // The environment is in the command, because another one of the same configuration may be the one that was asked for.
      `keep it, because Azure moves no resource to another region; for another region deploy a second backend beside this one, as in docs/moving.md#a-backend-moves-to-another-region. If this backend was never deployed, delete its lock file, and run 'npx atakora lock --env ${environment} --new'`,
      `the lock of '${backend.id}' (${backend.environment})`,
    );
    if (resourceGroupName !== undefined && backend.resourceGroup !== undefined)
      differ('resourceGroupName', resourceGroupName, backend.resourceGroup);
  });
}

/** Refuses adopted resources from elsewhere: a backend is in one resource group and one region. */
export function ownAdopted<C extends Identified & Pick<BackendConfig, 'adopt'>>(): v.RawCheckAction<C> {
  return v.rawCheck<C>(({ dataset, addIssue }) => {
    if (!dataset.typed || dataset.value.adopt === undefined) return;
    const { adopt, location, lock, resourceGroupName } = dataset.value;
    const entries = Object.entries(adopt);
    const refuse = (path: string[], given: unknown, message: string) => {
      addIssue(issueAt(dataset.value, path, given, message));
    };
    if (entries.length > 0 && location === undefined)
      refuse(
        ['location'],
        location,
        rule('must be set for a backend that adopts resources', 'add the region of these resources'),
      );
    let group = resourceGroupName ?? lock?.backend.resourceGroup;
    const keys = new Map<string, string>();
    for (const [key, id] of entries) {
      const other = keys.get(id.toLowerCase());
      keys.set(id.toLowerCase(), key);
      if (other !== undefined)
        refuse(
          ['adopt', key],
          id,
          rule(`must differ from the id of '${other}': a resource is adopted once`, 'remove one of the two'),
        );
      const own = groupInId(id);
      group ??= own;
      // Azure compares names of resource groups without case.
      if (own !== undefined && group !== undefined && own.toLowerCase() !== group.toLowerCase())
        refuse(
          ['adopt', key],
          id,
          rule(
            `must be in the resource group of the backend, '${group}'`,
            'move the resource there, or remove it from adopt, so that a new one is created',
          ),
        );
    }
  });
}
