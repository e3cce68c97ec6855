import { settingsFrom } from '../../src/backend/settings-from-config.js';
import type { LockedResource, LockedUnit } from '../../src/plan/lock/plan-lock.js';
import { place } from '../../src/planner/placement/place.js';
import { recordedConstraints } from '../../src/planner/placement/recorded-requirement.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import { crud } from './definitions.js';
import { planOf, SHOP } from './plans.js';
import { sampleRequirement, sampleType } from './resource-types.js';

/** Options of a component. Another level takes a new resource; another color changes in place. */
export interface Asked {
  readonly units?: readonly string[];
  readonly uses?: readonly string[];
  readonly entries?: readonly string[];
  readonly level?: string;
  readonly color?: string;
  readonly priority?: number;
  /** @default the name of the requirement */
  readonly component?: string;
}
type Backend = Readonly<Record<string, Asked>>;
interface Case {
  readonly resources?: Readonly<Record<string, LockedResource>>;
  readonly moves?: Readonly<Record<string, string>>;
  readonly holdsData?: boolean;
  readonly max?: number;
}

const { lock } = planOf([crud('A')]);
const asked = ({ level, color }: Asked) => [
  ...(level === undefined ? [] : [{ name: 'level', value: level }]),
  ...(color === undefined ? [] : [{ name: 'color', value: color, option: 'colors' }]),
];
const typeOf = ({ holdsData = true, max = Infinity }: Case) =>
  sampleType('sample', {
    sharing: {
      units: ({ units = [] }: Asked) => [...units],
      usedUnits: ({ uses = [] }: Asked) => [...uses],
      capacityEntries: ({ entries = [] }: Asked) => [...entries],
      constraints: asked,
      changesInPlace: (name: string) => name === 'color',
      capacity: { max, unit: 'entries' },
      retain: () => ({}),
      holdsData,
    },
  } as object) as ResourceType;

/** A resource of the lock with the requirements of components, as they were. */
export function resource(members: Backend, more: Partial<LockedResource> = {}): LockedResource {
  const unit = (component: string): LockedUnit => ({
    facts: {},
    blocks: {},
    data: true,
    components: [component],
  });
  const entries = Object.entries(members);
  return {
    type: 'sample',
    variant: 'shared',
    name: '',
    constraints: recordedConstraints(entries.flatMap(([, each]) => asked(each))),
    facts: {},
    members: Object.fromEntries(
      entries.map(([id, each]) => [
        id,
        { asked: recordedConstraints(asked(each)), size: each.entries?.length ?? 0 },
      ]),
    ),
    units: Object.fromEntries(
      entries.flatMap(([id, { units = [] }]) => units.map((name) => [name, unit(id)])),
    ),
    ...more,
  };
}

/** Places components. Each bin is shown as its key and its components, in order. */
export function placed(backend: Backend, more: Case = {}) {
  const { resources = {}, moves = {} } = more;
  const settings = { ...settingsFrom(SHOP), moves, lock: { ...lock, resources } };
  const requirements = Object.entries(backend).map(
    ([requirementId, { priority = 10, component, ...config }]) =>
      sampleRequirement(component ?? requirementId, 'sample', { requirementId, config, priority }),
  );
  const { bins, moved, moving, ...wrong } = place(typeOf(more), requirements, settings);
  return {
    bins: bins.map(({ prior, requirements: own, retained }) =>
      [
        prior?.key ?? 'new',
        ...own.map(({ component }) => component),
        ...retained.map((name) => `(${name})`),
      ].join(' '),
    ),
    moved: Object.fromEntries(moved),
    moving: [...moving].map(([{ component }, from]) => `${component} from ${from}`),
    ...wrong,
  };
}
/** A resource of the lock that retains `y`. */
export const retaining = resource(
  {},
  { units: { y: { facts: {}, blocks: {}, data: true, components: [], retained: true } } },
);
export const SHARED = 'sample:shared';
export const OTHER = 'sample:other';
