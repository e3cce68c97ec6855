import { quoted } from '../plan/phrases.js';
import { isParameter } from '../plan/expression/expression-json.js';
import { StateNotTakenOverError } from '../errors.js';
import { compareText, recordOf } from '../plan/json.js';
import {
  DESTROY_ORDER,
  IDENTITY_TYPE,
  type LockedResource,
  type LockedUnit,
  type PlanLock,
} from '../plan/lock/plan-lock.js';
import { type ProtectionRecord, withRecords } from '../plan/lock/locked-protection.js';
import { parseLock } from '../plan/lock/parse-lock.js';
import { serializeLock } from '../plan/lock/serialize-lock.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import { addressOf } from '../plan/terraform-block.js';
import { adoptNames } from './state/adopt-names.js';
import { withDeployedRest } from './state/deployed-rest.js';
import { markRetained } from './state/mark-retained.js';
import { type Matches, matchBlocks } from './state/match-blocks.js';
import { parentsLeft, withRetainedIn } from './state/retained-in.js';
import { placeResources } from './state/place-resources.js';
import { readState, type StateBlock } from './state/terraform-state.js';

/** A backend or a builder, as far as {@link lockFromState} needs one. */
export interface Lockable {
  plan(): ResourcePlan;
  withLock(lock: PlanLock): { plan(): ResourcePlan };
}

/** Options of {@link lockFromState}. */
export interface LockFromStateOptions {
  /**
   * Azure names of the apps of components, where several apps could have a component and the state does not tell:
   * `{ 'functions:Worker': 'func-shop-prod-shared-ehpsgf' }`. @default what the state says
   */
  readonly places?: Readonly<Record<string, string>>;
  /**
   * Declared child resources that Azure has and the state does not, because they were retained: `['storage:queue/orders']`. The
   * next plan imports them. Names with a resource are of what is declared in another one: `cosmos:user-db/user@cosmos:shared` was
   * retained there when its data moved, and `cosmos:user-db@cosmos:shared` is a database of the state whose containers were discarded.
   * @default containers whose database is in the state without any container
   */
  readonly retained?: readonly string[];
}

/** The declarations do not tell what protects the data in Azure. The next plan records it. */
const UNKNOWN_PROTECTION = new Map<string, ProtectionRecord>();

/** Plans until nothing changes: names decide on blocks, and blocks on names. Two rounds are usual. */
const MAX_ROUNDS = 6;

/**
 * Makes the lock of a backend that is deployed already, so that it keeps its names, addresses and placement: one that was
 * deployed with 0.1.0, or whose lock is lost.
 *
 * Pure: nothing is read or written. Addresses that differ become `moved` of the next plan.
 * @param backend - The backend as it was deployed, without a lock and `moves`, and with its `location`.
 * @param state - Output of `terraform show -json`, as text or as data.
 * @throws StateNotTakenOverError when the state is not of this backend, has several candidates for a resource or for a
 *   component, or has data that the backend does not declare, and when `places` or `retained` has a name that nothing has.
 * @example
 * const lock = lockFromState(backend, readFileSync('state.json', 'utf8'));
 * writeLock('shop.prod.lock.json', backend.withLock(lock).plan());
 */
export function lockFromState(
  backend: Lockable,
  state: unknown,
  { places = {}, retained = [] }: LockFromStateOptions = {},
): PlanLock {
  const first = parsePlanValue(backend.plan());
  const here = retained.filter((name) => !name.includes('@'));
  checkNames(first, places, here);
  const own = ownBlocks(first, readState(state));
  checkLocation(first, own);
  const plan = (lock: PlanLock) => parsePlanValue(backend.withLock(lock).plan());
  const elsewhere = retained.filter((name) => name.includes('@'));
  const placed = withDeployedRest(placeResources(first, { own, places, plan }), own);
  let lock = withRetainedIn(placed, first, own, elsewhere);
  for (let round = 0; round < MAX_ROUNDS; round += 1) {
    const planned = plan(lock);
    const matches = matchBlocks(planned, own);
    const next = adoptNames(planned, matches, resourceGroupOf(planned, matches));
    if (serializeLock(next) === serializeLock(lock)) {
      checkLeftOver(planned, matches, own);
      // The notices of this plan were not shown to the user yet.
      const { notices: _unread, ...unsaid } = next;
      const kept = withRecords(markRetained(unsaid, planned, matches, here), UNKNOWN_PROTECTION);
      return parseLock(withoutUnseen(kept));
    }
    lock = next;
  }
  throw new StateNotTakenOverError(
    `backend '${first.backend.id}'`,
    `the names of the state must give the same plan twice, received another plan in each of ${MAX_ROUNDS} rounds`,
    'Check that naming.formatResourceName is a pure function',
  );
}

/** Refuses names that nothing has: a typing error would leave data out of the lock. */
function checkNames(
  { lock, backend: { id } }: ResourcePlan,
  places: Readonly<Record<string, string>>,
  retained: readonly string[],
): void {
  const resources = Object.values(lock.resources);
  const namesOf = (part: (resource: LockedResource) => object) =>
    new Set(resources.flatMap((each) => Object.keys(part(each)).map((name) => `${each.type}:${name}`)));
  const check = (option: string, flag: string, known: ReadonlySet<string>, given: readonly string[]) => {
    const unknown = given.filter((name) => !known.has(name));
    if (unknown.length === 0) return;
    throw new StateNotTakenOverError(
      `backend '${id}'`,
      `${option} must name what the backend declares, one of ${quoted([...known].sort(compareText)) || 'none'}, received ${quoted(unknown)}`,
      `Correct ${option}, or ${flag} of the command, or declare the component that it is of`,
    );
  };
  check(
    'places',
    '--place',
    namesOf(({ members }) => members),
    Object.keys(places),
  );
  check(
    'retained',
    '--retained',
    namesOf(({ units }) => units),
    retained,
  );
}

/** Leaves out facts of what is deployed that the plan says and the state does not show: the lock must not promise them. */
function withoutUnseen(lock: PlanLock): PlanLock {
  const resources = Object.entries(lock.resources).map(([key, resource]): [string, LockedResource] => {
    const units = Object.entries(resource.units).map(([name, unit]): [string, LockedUnit] => {
      const { [DESTROY_ORDER]: _unseen, ...facts } = unit.facts;
      return [name, { ...unit, facts }];
    });
    const { [IDENTITY_TYPE]: _unseen, ...facts } = resource.facts;
    return [key, { ...resource, facts, units: recordOf(units) }];
  });
  return { ...lock, resources: recordOf(resources) };
}

/** Returns the blocks of the backend. A state may hold several backends, and what others wrote. */
function ownBlocks({ backend: { id } }: ResourcePlan, blocks: readonly StateBlock[]): readonly StateBlock[] {
  const own = blocks.filter((block) => block.id === id || block.id.startsWith(`${id}_`));
  if (own.length > 0) return own;
  throw new StateNotTakenOverError(
    `backend '${id}'`,
    `the state must have addresses with '.${id}_', received ${blocks.length} resources and none of them`,
    'Give the backend the backendId that it was deployed with, and the state of its stack',
  );
}

function checkLocation({ backend, terraform }: ResourcePlan, own: readonly StateBlock[]): void {
  const types = new Set(
    terraform
      .filter(
        ({ arguments: plain }) =>
          backend.location === plain['location'] || isParameter(plain['location'], 'location'),
      )
      .map(({ type }) => type),
  );
  const deployed = own
    .filter(({ type }) => types.has(type))
    .flatMap(({ values: { location } }) =>
      typeof location === 'string' ? [location.replaceAll(' ', '').toLowerCase()] : [],
    );
  const [location = 'eastus'] = deployed;
  if (backend.location !== null && (deployed.length === 0 || deployed.includes(backend.location))) return;
  throw new StateNotTakenOverError(
    `backend '${backend.id}'`,
    `location must be that of the state, '${location}', received ${backend.location === null ? 'nothing' : `'${backend.location}'`}`,
    `Add location: '${location}' to the configuration`,
  );
}

/** Returns the resource group that the stack gave to blocks. */
function resourceGroupOf({ terraform }: ResourcePlan, matches: Matches): string | undefined {
  for (const block of terraform) {
    if (!isParameter(block.arguments['resource_group_name'], 'resourceGroupName')) continue;
    const group = matches.get(addressOf(block))?.values['resource_group_name'];
    if (typeof group === 'string' && group !== '') return group;
  }
  return undefined;
}

/** Refuses a state with data that the plan knows nothing of: Terraform would destroy it. */
function checkLeftOver(plan: ResourcePlan, matches: Matches, own: readonly StateBlock[]): void {
  const holding = new Set(
    plan.terraform.filter(({ meta }) => meta?.holds_data === true).map(({ type }) => type),
  );
  const matched = new Set([...matches.values()].map(({ address }) => address));
  const left = own.filter(({ type, address }) => holding.has(type) && !matched.has(address));
  if (left.length === 0) return;
  const databases = parentsLeft(plan.lock, plan, own)
    .filter(({ address }) => left.some((each) => each.address === address))
    // With a container in the state, none was discarded.
    .filter(({ id }) => !left.some((each) => each.id.startsWith(`${id}_`)))
    .map(({ name }) => name);
  throw new StateNotTakenOverError(
    `backend '${plan.backend.id}'`,
    `the state must have no data that the backend does not declare, received ${quoted(left.map(({ address }) => address))}`,
    plan.backend.options?.['moves'] !== undefined
      ? 'Leave moves out until the lock is written: the state has the data where an earlier release moved it to'
      : databases.length === 0
        ? `${DECLARE}, or take it out of the state (terraform state rm), so that Azure has it and the lock does not`
        : `${DECLARE}. A database whose containers were discarded is named: retained: [${quoted(databases)}], or --retained ${databases.join(' --retained ')}`,
  );
}

const DECLARE =
  'Declare its component until the lock is written, and remove it in a later release, which retains the data';
