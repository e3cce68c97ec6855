import { encode } from '../plan/expression/encode.js';
import { shown } from '../plan/expression/template.js';
import type {
  ComponentDefinition,
  FactoryDefinition,
  IBackendComponent,
  IComponentDefinition,
  ScopeLike,
} from '../component.js';
import { copyPlain, deepFreeze } from '../plan/deep-freeze.js';
import { isPlainObject, type JsonObject, setOwn } from '../plan/json.js';
import type { PlannedComponent, ResourcePlan } from '../plan/resource-plan.js';
import type { ComponentInput } from '../planner/collect.js';
import type { PlanInput } from '../planner/plan-backend.js';
import { callHook, RETURNS } from '../extend/custom-code.js';
import { KnownNamingRules } from '../extend/custom-names.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import type { ResourceNameFormatter } from '../resources/settings.js';
import type { BackendState, Entry } from './backend-state.js';
import { refuseSecrets } from './component-secrets.js';
import { guestComponents } from './guest-components.js';
import { isOwnDefinition } from './own-definition.js';
import { settingsFrom } from './settings-from-config.js';

/** The input of the planner, and the way back from its plan to handles. */
export interface PlannedInput extends PlanInput {
  /** Definitions with a factory of the user, by component id. `apply` calls the factory again. */
  readonly factories: ReadonlyMap<string, IComponentDefinition>;
  /** Formatter of the names of resources that custom providers make. */
  readonly formatName: ResourceNameFormatter;
  /** Returns the handles by key. */
  handles(plan: ResourcePlan): object;
}

/** Reads the definitions of a backend. `detachedScope` makes the construct that factories are first called with. */
export function toPlanInput(state: BackendState, detachedScope: () => ScopeLike): PlannedInput {
  const { config } = state;
  const entries = withinBackend(state.entries);
  const settings = settingsFrom(config);
  const read = entries.map((entry) => readEntry(entry, detachedScope));
  return {
    settings,
    formatName: (abbreviation, _backendId, suffix = 'shared') =>
      new KnownNamingRules(BUILT_IN_TYPES).furtherNameOf(settings, abbreviation, suffix),
    components: [...read.map(({ input }) => input), ...guestComponents(settings, config.resourceTypes ?? [])],
    providers: config.providers ?? [],
    resourceTypes: config.resourceTypes ?? [],
    factories: new Map(
      read.flatMap(({ factory }) => (factory === undefined ? [] : [[factory.componentId, factory]])),
    ),
    handles(plan) {
      const planned = new Map(plan.components.map((component) => [component.id, component]));
      const handles: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
      entries.forEach((entry, index) => {
        const component = planned.get(entry.definition.componentId);
        if (component === undefined) return;
        setOwn(
          handles,
          entry.key,
          'handle' in entry.definition
            ? entry.definition.handle(withShownOutputs(component))
            : read[index]?.instance,
        );
      });
      return Object.freeze(handles);
    },
  };
}

/** Returns the entries with definitions that know the components on which they build. */
function withinBackend(entries: readonly Entry[]): readonly Entry[] {
  const definitions = new Map(entries.map(({ definition }) => [definition.componentId, definition]));
  const renamedFrom = (id: string) =>
    entries.map(({ definition }) => definition).find((each) => 'handle' in each && each.renamedFrom === id);
  return entries.map((entry) => {
    const { definition } = entry;
    return 'handle' in definition && definition.within !== undefined
      ? {
          ...entry,
          definition: definition.within((id) => definitions.get(id) ?? renamedFrom(id)),
        }
      : entry;
  });
}

/** Returns a component for its handle, which offers expressions as Terraform writes them: for outputs and other constructs. */
export function withShownOutputs(component: PlannedComponent): PlannedComponent {
  return deepFreeze({ ...component, outputs: shown(component.outputs) });
}

interface ReadEntry {
  readonly input: ComponentInput;
  readonly instance?: IBackendComponent;
  readonly factory?: IComponentDefinition;
}

function readEntry({ key, definition }: Entry, detachedScope: () => ScopeLike): ReadEntry {
  if ('factory' in definition) return readFactory(key, definition, detachedScope);
  return {
    input: inputOf(key, definition, {
      requirements: () => definition.requirements(),
      outputs: (context) => encode(definition.outputs(context)),
    }),
  };
}

/**
 * Asks a component with a factory of the user for its requirements, and keeps this instance as its handle.
 */
function readFactory(key: string, loose: FactoryDefinition, detachedScope: () => ScopeLike): ReadEntry {
  // A factory declares its own types of parameters; the library calls it with those of the protocol.
  const factory = loose as unknown as IComponentDefinition;
  const owner = `component '${factory.componentId}'`;
  const instance = callHook({ owner, hook: 'factory' }, RETURNS.component, () =>
    factory.factory(detachedScope(), factory.componentId, factory.config, new Map()),
  );
  const outputs = (): JsonObject => {
    const made = callHook({ owner, hook: 'getOutputs' }, RETURNS.outputs, () => instance.getOutputs?.());
    const subject = `getOutputs of '${factory.componentId}'`;
    return asJson(encode(copyPlain(made ?? {}, subject)), subject);
  };
  const requirements = () =>
    callHook({ owner, hook: 'getRequirements' }, RETURNS.requirements, () => instance.getRequirements());
  return { input: inputOf(key, factory, { requirements, outputs }), instance, factory };
}

function inputOf(
  key: string,
  definition: Pick<ComponentDefinition, 'componentId' | 'componentType' | 'renamedFrom'> & {
    config: unknown;
  },
  hooks: Pick<ComponentInput, 'requirements' | 'outputs'>,
): ComponentInput {
  const subject = `${definition.componentType} '${definition.componentId}'`;
  return {
    key,
    id: definition.componentId,
    identity: definition.renamedFrom ?? definition.componentId,
    type: definition.componentType,
    config: refuseSecrets(asJson(definition.config, subject), subject, 'factory' in definition),
    isChecked: isOwnDefinition(definition),
    ...hooks,
  };
}

/** Returns the part of a user's data that is JSON. A plan cannot hold functions and class instances. */
function asJson(value: unknown, subject: string): JsonObject {
  if (!isPlainObject(value)) return {};
  try {
    // Data that `define` of this library froze need not be copied.
    if (isFrozenJson(value)) return value;
    return JSON.parse(JSON.stringify(value)) as JsonObject;
  } catch (error) {
    // Names the place of a circular reference, if that is the problem.
    copyPlain(value, subject);
    throw error;
  }
}

function isFrozenJson(value: unknown): value is JsonObject {
  if (typeof value === 'number') return Number.isFinite(value);
  if (typeof value !== 'object' || value === null)
    return value === null || ['string', 'boolean'].includes(typeof value);
  if (!Object.isFrozen(value)) return false;
  return (Array.isArray(value) || isPlainObject(value)) && Object.values(value).every(isFrozenJson);
}
