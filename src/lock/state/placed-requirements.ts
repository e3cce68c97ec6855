import { quoted } from '../../plan/phrases.js';
import { StateNotTakenOverError } from '../../errors.js';
import { compareText, isPlainObject, ownValue, recordOf } from '../../plan/json.js';
import type { LockedMember, LockedResource, PlanLock } from '../../plan/lock/plan-lock.js';
import { pushTo } from '../../plan/maps.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { deployedConstraints } from './deployed-constraints.js';
import { ownAppOf } from './own-app.js';
import { baseOf, hasPrefix, type Planned } from './planned-resources.js';
import type { StateBlock } from './terraform-state.js';

/** Input of {@link placedRequirements}. */
export interface PlacedRequirementsInput {
  /** The resources of one type in a plan without a lock. */
  readonly planned: readonly Planned[];
  /** The first block of each resource of the type in the state, by variant. */
  readonly deployed: ReadonlyMap<string, StateBlock>;
  readonly own: readonly StateBlock[];
  readonly lock: PlanLock;
  /** Azure names of resources, by type and requirement id: `functions:Worker`. */
  readonly places: Readonly<Record<string, string>>;
  /** Plans the backend with another lock. */
  readonly plan: (lock: PlanLock) => ResourcePlan;
}

/**
 * Returns the variant of the deployed resource of each requirement, for types without child resources, such as apps.
 *
 * If several deployed resources come into question, each requirement is planned in a resource of its own. Its settings, role
 * assignments and other blocks must be in the state of the deployed resource, because sharing only adds to them.
 * @throws StateNotTakenOverError when several resources have them.
 */
export function placedRequirements(input: PlacedRequirementsInput): ReadonlyMap<string, string> {
  const open = input.planned.flatMap((from) => openIn(from, input));
  if (open.length === 0) return new Map();
  const traces = tracesApart(open, input);
  return new Map(
    open.map((requirement) => {
      const [only, ...others] = bestOf(requirement, traces.get(requirement.name) ?? [], input);
      if (only === undefined || others.length > 0) throw undecided(requirement, input);
      return [requirement.name, only];
    }),
  );
}

/** A requirement that several deployed resources could have, or another one than those of its kind. */
interface OpenRequirement {
  readonly name: string;
  readonly member: LockedMember;
  readonly from: Planned;
  /** Variants of the resources: one where it is certain. */
  readonly candidates: readonly string[];
}

/** Returns the requirements of a planned resource whose kind is deployed several times, that had an app for themselves, or that are named. */
function openIn(
  from: Planned,
  { deployed, planned, places, lock }: PlacedRequirementsInput,
): OpenRequirement[] {
  const { type, units, members, variant } = from.locked;
  if (Object.keys(units).length > 0) return [];
  const all = [...deployed.keys()];
  const ofKind = all.filter((each) => baseOf(each) === baseOf(variant));
  return Object.entries(members).flatMap(([name, member]) => {
    const isNamed = ownValue(places, `${type}:${name}`) !== undefined;
    const own = ownAppOf(name, from, planned, all, lock);
    const candidates = isNamed ? all : own === undefined ? ofKind : [own.variant];
    return isNamed || own !== undefined || candidates.length > 1 ? [{ name, member, from, candidates }] : [];
  });
}

/** Returns the variants that have most of what a requirement asks for; those with the name in `places`, where it is there. */
function bestOf(
  { name, member, from, candidates }: OpenRequirement,
  traces: readonly string[],
  input: PlacedRequirementsInput,
): readonly string[] {
  const named = ownValue(input.places, `${from.locked.type}:${name}`);
  if (named !== undefined)
    return candidates.filter((variant) => input.deployed.get(variant)?.values['name'] === named);
  const fitting = candidates.filter((variant) => mayHold(variant, from, member, input));
  const counts = (fitting.length === 0 ? candidates : fitting).map((variant) => {
    const there = tracesIn(variant, from.locked.type, input);
    return { variant, count: traces.filter((trace) => there.has(trace)).length };
  });
  const most = Math.max(...counts.map(({ count }) => count));
  return counts.filter(({ count }) => count === most).map(({ variant }) => variant);
}

/** Returns true if what the state says of a resource, such as its runtime version, is what a requirement asks for. */
function mayHold(
  variant: string,
  { locked }: Planned,
  { asked }: LockedMember,
  { own, lock }: PlacedRequirementsInput,
): boolean {
  const blocks = own.filter(({ id }) => hasPrefix(id, `${lock.backend.id}_${locked.type}_${variant}`));
  const constraints = deployedConstraints(asked, blocks);
  return Object.entries(asked).every(([name, value]) => ownValue(constraints, name) === value);
}

/** Plans each requirement in a resource of its own, and returns its traces there. */
function tracesApart(
  open: readonly OpenRequirement[],
  { lock, plan }: PlacedRequirementsInput,
): ReadonlyMap<string, readonly string[]> {
  const apart = open.map(({ name, member, from: { locked } }, index) => {
    const variant = `apart-${index}`;
    const resource: LockedResource = {
      ...locked,
      variant,
      name: variant,
      facts: {},
      members: { [name]: member },
    };
    return { name, key: `${locked.type}:${variant}`, variant, resource };
  });
  const types = new Set(open.map(({ from }) => from.locked.type));
  const { terraform, backend } = plan({
    ...lock,
    resources: recordOf([
      ...Object.entries(lock.resources).filter(([, { type }]) => !types.has(type)),
      ...apart.map(({ key, resource }) => [key, resource] as const),
    ]),
  });
  const blocks = new Map<string, TerraformBlock[]>();
  for (const block of terraform) if (block.resource !== undefined) pushTo(blocks, block.resource, block);
  return new Map(
    apart.map(({ name, key, variant, resource }) => {
      const prefix = `${backend.id}_${resource.type}_${variant}`;
      const own = blocks.get(key) ?? [];
      return [name, own.flatMap((block) => tracesOf(block.type, block.id, block.arguments, prefix))];
    }),
  );
}

/** Returns the traces of all requirements of a deployed resource. */
function tracesIn(
  variant: string,
  type: string,
  { own, lock }: PlacedRequirementsInput,
): ReadonlySet<string> {
  const prefix = `${lock.backend.id}_${type}_${variant}`;
  return new Set(own.flatMap((block) => tracesOf(block.type, block.id, block.values, prefix)));
}

/** Returns what a block says of the requirements of a resource: that it exists, and each of its app settings. */
function tracesOf(
  type: string,
  id: string,
  values: Readonly<Record<string, unknown>>,
  prefix: string,
): string[] {
  if (!hasPrefix(id, prefix)) return [];
  const rest = `${type}${id.slice(prefix.length)}`;
  const settings = values['app_settings'];
  if (!isPlainObject(settings)) return [rest];
  return [
    rest,
    ...Object.entries(settings).flatMap(([name, value]) =>
      typeof value === 'string' ? [`${rest} ${name}`, `${rest} ${name}=${value}`] : [`${rest} ${name}`],
    ),
  ];
}

function undecided(
  { name, from, candidates }: OpenRequirement,
  { deployed }: PlacedRequirementsInput,
): StateNotTakenOverError {
  const { type } = from.locked;
  const names = candidates.map((variant) => String(deployed.get(variant)?.values['name'])).sort(compareText);
  return new StateNotTakenOverError(
    `'${type}:${name}'`,
    `the state must say in which resource it is, received ${quoted(names)}, which all could have it`,
    `Look in Azure, and name the one that has it in places: { '${type}:${name}': '${names[0] ?? ''}' }, or with --place ${type}:${name}=${names[0] ?? ''}`,
  );
}
