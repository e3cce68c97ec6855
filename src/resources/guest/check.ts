import { fewOf, quoted } from '../../plan/phrases.js';
import type { PlanError, PlanWarning } from '../../plan/diagnostics.js';
import type { LockedUnit } from '../../plan/lock/plan-lock.js';
import { OFFERED } from '../host/offered-unit.js';
import { hostOptions, type HostSettings } from '../host/options.js';
import type { LayoutContext } from '../layout-context.js';
import { ownValue } from '../../plan/json.js';
import { pushTo } from '../../plan/maps.js';
import { monitoringTermsFaults } from '../monitoring/offered.js';
import { networkTermsFaults } from '../network/offered.js';
import { MONITORING, NETWORK } from '../platform.js';
import type { Resource } from '../resource.js';
import type { Diagnostics } from '../resource-type.js';
import { type Settings, typeOptionsOf } from '../settings.js';
import { ADMITTED, GUEST, MAX_TERMS, writeTerms } from './guests-that-left.js';
import type { Guest } from './offer-options.js';
import type { GuestConfig, GuestRequirement } from './requirement.js';

/** Checks the guests of a backend, and a backend that is a guest itself. */
export function validateGuests(
  resources: readonly Resource<GuestRequirement, GuestConfig>[],
  { settings }: LayoutContext,
): Diagnostics {
  // Those that left are among them, until they are discarded.
  const guests = resources.flatMap(({ config }) => config.guests);
  const data = dataByGuest(settings.lock);
  const dataOf = ({ name }: Guest) => data.get(name) ?? [];
  return {
    warnings: guests.flatMap((guest) => leaving(guest, dataOf(guest), settings)),
    errors: [
      ...guests.flatMap((guest) => discardedAlone(guest, dataOf(guest), settings)),
      ...guests.flatMap((guest) => movedByHost(guest, dataOf(guest), settings)),
      ...discardedWithGuests(guests, settings),
      ...guests.flatMap((guest) => faultsOf(guest, settings)),
      ...givingAway(guests, settings),
      ...networkTermsFaults(namesWith(NETWORK, guests), settings),
      ...monitoringTermsFaults(namesWith(MONITORING, guests), settings),
      ...hostFaults(settings),
    ],
  };
}

function namesWith(type: string, guests: readonly Guest[]): string[] {
  return guests.filter(({ terms }) => Object.hasOwn(terms, type)).map(({ name }) => name);
}

/** Says what a guest keeps that leaves the record in this plan. */
function leaving({ name, deployer }: Guest, data: readonly NamedUnit[], { lock }: Settings): PlanWarning[] {
  if (deployer !== undefined) return [];
  const locked = unitsOf(lock).find(({ type, child }) => type === GUEST && child === name);
  if (locked?.unit.facts[ADMITTED] !== 'yes') return [];
  const discard = [`guest:${name}`, ...data.map(({ type, child }) => `${type}:${child}`)];
  const shown = quoted(discard);
  return [
    {
      code: 'DATA_RETAINED',
      message: `offer: '${name}' is not admitted any more. It keeps its identity and its data, and its apps go on; its deployer loses its roles.`,
      path: 'offer',
      components: [name],
      resolution: `Admit it again, or give its data up once its apps are gone: discard: [${shown}].`,
      ways: [{ option: 'discard', value: discard, effect: 'Terraform destroys its identity and its data.' }],
    },
  ];
}

/** Refuses to discard what a guest has without the guest. */
function discardedAlone({ name }: Guest, data: readonly NamedUnit[], { discard }: Settings): PlanError[] {
  return data
    .filter(({ names }) => names.some((each) => discard.includes(each)))
    .map(({ type, child }) =>
      invalid(
        'discard',
        `'${type}:${child}' must go with 'guest:${name}', whose apps find no data without it, received the one alone`,
        `Discard 'guest:${name}' too, or leave '${type}:${child}' out.`,
      ),
    );
}

/** Refuses to move what a guest has: the guest's own state manages the data, and finds it by its place. */
function movedByHost({ name }: Guest, data: readonly NamedUnit[], { moves }: Settings): PlanError[] {
  return data.flatMap(({ type, child, names }) => {
    const [target] = names.flatMap((each) => ownValue(moves, each) ?? []);
    if (target === undefined) return [];
    return [
      invalid(
        'moves',
        `'${type}:${child}' must stay where it is, because '${name}' has its data there, received '${target}'`,
        'Leave it out, and admit a further guest for what is new: the plan opens another resource where this one is full.',
      ),
    ];
  });
}

/** Refuses to discard a resource that guests have a part of. */
function discardedWithGuests(guests: readonly Guest[], { lock, discard }: Settings): PlanError[] {
  if (guests.length === 0) return [];
  const listed = quoted(guests.map(({ name }) => name));
  return unitsOf(lock)
    .filter(({ child, names }) => child === OFFERED && names.some((each) => discard.includes(each)))
    .map(({ type }) =>
      invalid(
        'discard',
        `'${type}:${OFFERED}' must go after all guests, received it while ${listed} ${guests.length === 1 ? 'is' : 'are'} there`,
        `Discard 'guest:<guest>' and the data of each guest too, or leave it out.`,
      ),
    );
}

function faultsOf({ name, terms }: Guest, { backendId, environment }: Settings): PlanError[] {
  const length = writeTerms(terms).length;
  return [
    ...(name === `${backendId}.${environment}`
      ? [
          invalid(
            'offer',
            `the name of a guest must be another one than that of its host, received '${name}'`,
            'Give the guest a backendId of its own.',
          ),
        ]
      : []),
    ...(length > MAX_TERMS
      ? [
          invalid(
            'offer',
            `the record of '${name}' must have at most ${MAX_TERMS} characters as JSON, because the lock has it, received ${length}`,
            'Admit its backends as several guests.',
          ),
        ]
      : []),
  ];
}

/** Refuses options of a host that would give the data of its guests away, or up. */
function givingAway(guests: readonly Guest[], settings: Settings): PlanError[] {
  if (guests.length === 0 && !unitsOf(settings.lock).some(({ child }) => child === OFFERED)) return [];
  return [
    ...(settings.retainsData
      ? []
      : [
          invalid(
            'dataProtection',
            "must be 'retain', because guests have data in the resources of the backend, received 'destroy'",
            "Set dataProtection: 'retain', and discard by name what is given up.",
          ),
        ]),
    ...(settings.managedIdentity
      ? []
      : [
          invalid(
            'useManagedIdentity',
            'must be true, because a key opens the data of every guest, received false',
            'Leave useManagedIdentity out.',
          ),
        ]),
    ...(Object.hasOwn(settings.declared, 'host')
      ? [
          invalid(
            'offer',
            'must not be set for a guest of another backend, received host too',
            'Leave one of the two out.',
          ),
        ]
      : []),
  ];
}

/** Refuses what no part of a host makes good: a guest without admission, and one with keys. */
function hostFaults(settings: Settings): PlanError[] {
  const host = typeOptionsOf(settings, hostOptions);
  if (host === null) return [];
  if (host.part === null) return [notAdmitted(host)];
  return settings.managedIdentity
    ? []
    : [
        hostConflict(
          `host: '${host.host.id}' gives no keys to its resources, received useManagedIdentity: false.`,
          'Leave useManagedIdentity out.',
        ),
      ];
}

function notAdmitted({ host, guest, admitted }: HostSettings): PlanError {
  return hostConflict(
    `host: '${host.id}' must admit '${guest}', received an offer for ${fewOf(admitted.map((name) => `'${name}'`)) || 'no guest'}.`,
    `Have '${host.id}' admit it, with offer: { guests: { '${guest}': { … } } }, and read its new offer; or set backendId and environment to those of the guest.`,
  );
}

interface NamedUnit {
  readonly type: string;
  readonly child: string;
  readonly unit: LockedUnit;
  /** As `discard` names it. */
  readonly names: readonly string[];
}

/** Returns the data that each guest alone has. Network and workspace are the host's, also where it has one guest and no components. */
function dataByGuest(lock: Settings['lock']): ReadonlyMap<string, readonly NamedUnit[]> {
  const data = new Map<string, NamedUnit[]>();
  for (const each of unitsOf(lock)) {
    const { type, child, unit } = each;
    if (child === OFFERED || [GUEST, NETWORK, MONITORING].includes(type) || !unit.data) continue;
    const [owner, ...others] = unit.components;
    if (owner !== undefined && others.length === 0) pushTo(data, owner, each);
  }
  return data;
}

function unitsOf(lock: Settings['lock']): NamedUnit[] {
  return Object.entries(lock?.resources ?? {}).flatMap(([key, { type, units }]) =>
    Object.entries(units).map(([child, unit]) => {
      const name = `${type}:${child}`;
      return { type, child, unit, names: [name, `${name}@${key}`] };
    }),
  );
}

function hostConflict(message: string, resolution: string): PlanError {
  return { code: 'HOST_CONFLICT', message, path: 'host', components: [], resolution };
}

function invalid(path: string, problem: string, resolution: string): PlanError {
  return { code: 'INVALID_COMBINATION', message: `${path}: ${problem}.`, path, components: [], resolution };
}
