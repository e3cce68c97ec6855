import type { FactoryDefinition } from '../component.js';
import { InvalidConfigError } from '../errors.js';
import { expressionIn } from '../plan/expression/expression-json.js';
import { canonicalJson, type JsonValue, ownValue } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { BUILT_IN_TYPES } from '../resources/registry/types.js';
import type { ResourceType } from '../resources/resource-type.js';
import { defineBackend } from './define-backend.js';
import {
  decisionPath,
  optionIn,
  optionsIn,
  type OptionPath,
  type PolicyOption,
  type SchemaShape,
  valuesOf,
  withOption,
} from './policy-options.js';

/**
 * Values to try for the options of a resource type. An option is named by its path in a requirement; `*` stands for an entry
 * of a list of named things: `queues.*.maxSize`.
 */
export interface PolicySamples {
  /**
   * Values of an option, at least two that differ. Needed where the schema lists no values and has no least and greatest
   * number. An object that is listed here is tried as one value. @default values from the schema
   */
  readonly values?: Readonly<Record<string, readonly unknown[]>>;
  /**
   * Parts that a valid requirement needs besides the option that is tried, by the path of the object or of the list's entry:
   * `{ '': { runtime: 'node' }, 'containers.*': { partitionKey: '/id' } }`. @default nothing
   */
  readonly beside?: Readonly<Record<string, object>>;
  /**
   * Further components that leave an option out, by the option and a name for the record, each with its parts as in `beside`:
   * `{ 'queues.*.lockSeconds': { 'a sender': { 'queues.*': { access: ['send'] } } } }`. For strategies whose `countsFor` depends on
   * these parts. @default none
   */
  readonly absentOf?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, object>>>>>>;
  /** Options that are not tried, with the reason, which is recorded. @default none */
  readonly untried?: Readonly<Record<string, string>>;
  /** Requirements that leave options out. The record has the options and the Terraform arguments that they get. @default none */
  readonly least?: readonly object[];
}

/**
 * Returns what two components get that ask one resource type for different values: one line for each option and pair of values,
 * the option's name first. Keep the text as a golden file, and read its difference when a strategy or a default changes.
 *
 * A line has the two requested values, the result, the rule that chose it and the codes of the diagnostics that it causes.
 * `absent`: left out; `no object`: left out with the object around it; `absent of …`: left out by a component of `absentOf`.
 * `and`: whatever the priorities. `with`: with equal priorities. `over` and `under`: the first value has the higher or the
 * lower priority. Results of two resources are separated by ` | `, and what the strategy returns for both in one resource,
 * as a lock can require, follows. The lines at the end are the defaults of `least`: of options, and of arguments of blocks.
 *
 * @throws InvalidConfigError when an option has no two values to try, or a sample names an option that the schema does not have.
 * @example
 * it('merges as recorded', async () => {
 *   const record = recordPolicy(search, { values: { replicas: [1, 3], indexes: [['a'], ['b']] } });
 *   await expect(record).toMatchFileSnapshot('search.policy.txt');
 * });
 * // replicas: 1 and 3 → 3, maximum
 * // replicas: any and absent → any
 */
export function recordPolicy<Req extends object, Config extends Req>(
  type: ResourceType<Req, Config>,
  samples: PolicySamples = {},
): string {
  const { values = {}, untried = {}, absentOf = {}, least = [] } = samples;
  const listed = new Set([values, untried, absentOf].flatMap((each) => Object.keys(each)));
  const policy = new Policy(type, samples);
  const lines: string[] = [];
  // A schema of valibot, of which only data is read.
  for (const option of optionsIn(type.schema as SchemaShape, listed)) {
    const name = option.path.join('.');
    listed.delete(name);
    const reason = ownValue(untried, name);
    lines.push(...(reason === undefined ? policy.linesOf(option, name) : [`${name}: not tried, ${reason}`]));
  }
  const [unknown] = listed;
  if (unknown !== undefined) throw badSamples(unknown, 'must name an option of the schema', 'rename it');
  return [...lines, ...(least.length === 0 ? [] : policy.defaultsOf(least)), ''].join('\n');
}

/** Arguments that follow from the backend and from names. */
const OF_THE_BACKEND: ReadonlySet<string> = new Set(['name', 'location', 'tags']);

/** Priorities of the first and the second of two components, and the word between their values. */
const PRIORITIES = [
  ['with', 10, 10],
  ['over', 20, 10],
  ['under', 10, 20],
] as const;

/** The value of an option whose optional object is absent. */
const NO_OBJECT = Symbol('no object');

/** The value of an option in a component of `absentOf`. */
class AbsentOf {
  constructor(
    readonly name: string,
    readonly parts: Readonly<Record<string, object>>,
  ) {}
}

interface Asked {
  readonly value: unknown;
  readonly priority: number;
}

/** Plans components that ask for one resource type. */
class Policy {
  readonly #type: ResourceType;
  readonly #samples: PolicySamples;

  constructor(type: ResourceType, samples: PolicySamples) {
    this.#type = type;
    this.#samples = samples;
  }

  linesOf(option: PolicyOption, name: string): string[] {
    const given = ownValue(this.#samples.values ?? {}, name);
    const values = given ?? valuesOf(option.schema);
    if (values.length < 2)
      throw badSamples(name, 'must have two values that differ', `add '${name}' to samples.values`);
    const usual = this.#codesOf(option, option.isOptional ? undefined : values[0]);
    const line = (a: unknown, b: unknown) => this.#linesOfPair(option, a, b, usual);
    const lines = values.flatMap((a, index) =>
      // Neighbours say which way an order goes, and given values are few.
      values.slice(index + 1, given === undefined ? index + 2 : undefined).flatMap((b) => line(a, b)),
    );
    const absences = [
      ...(option.isOptional ? [undefined] : []),
      ...(option.around === undefined ? [] : [NO_OBJECT]),
      ...Object.entries(ownValue(this.#samples.absentOf ?? {}, name) ?? {}).map(
        ([component, parts]) => new AbsentOf(component, parts),
      ),
    ];
    const beside = absences.flatMap((absence) => {
      const each = values.flatMap((value) => line(value, absence));
      const plain = values.map((value) => `${text(value)} and ${text(absence)} → ${text(value)}`);
      const isPlain = canonicalJson(each) === canonicalJson(plain);
      return isPlain ? [`any and ${text(absence)} → any`] : each;
    });
    return [...lines, ...beside].map((each) => `${name}: ${each}`);
  }

  /**
   * Returns what resources have where requirements leave options out: values of options, then arguments of blocks, without
   * names, places and expressions.
   */
  defaultsOf(least: readonly object[]): string[] {
    const plan = this.#plan(least.map((config) => ({ config, priority: 10 })));
    const resources = this.#own(plan);
    const own = new Set(resources.map(({ key }) => key));
    const options = resources.flatMap(({ config, sharedBy }) => {
      const asked = least.filter((_config, index) => sharedBy.includes(nameOf(index)));
      return Object.entries(config)
        .filter(([option]) => !asked.some((each) => Object.hasOwn(each, option)))
        .map(([option, value]) => `${option}: absent → ${canonicalJson(value)}`);
    });
    const blocks = plan.terraform
      .filter(({ resource = '' }) => own.has(resource))
      .flatMap(({ type, arguments: given }) =>
        Object.entries(given).flatMap(([argument, value]) => {
          const plain = OF_THE_BACKEND.has(argument) ? undefined : withoutExpressions(value);
          return plain === undefined ? [] : [`${type}.${argument} = ${canonicalJson(plain)}`];
        }),
      );
    return [...options, ...blocks];
  }

  #linesOfPair(option: PolicyOption, a: unknown, b: unknown, usual: ReadonlySet<string>): string[] {
    const outcomes = PRIORITIES.map(([word, first, second]) => {
      const [one, other] = [
        { value: a, priority: first },
        { value: b, priority: second },
      ];
      const there = this.#outcomeOf(option, [one, other], usual);
      // The order of components can show only where their priorities are equal.
      const back = first === second ? this.#outcomeOf(option, [other, one], usual) : there;
      return { word, outcome: there === back ? there : `${there}; the other way round ${back}` };
    });
    const [first] = outcomes;
    if (outcomes.every(({ outcome }) => outcome === first?.outcome))
      return [`${text(a)} and ${text(b)} → ${first?.outcome ?? ''}`];
    return outcomes.map(({ word, outcome }) => `${text(a)} ${word} ${text(b)} → ${outcome}`);
  }

  #outcomeOf(option: PolicyOption, asked: readonly Asked[], usual: ReadonlySet<string>): string {
    const requested = asked.map(({ value, priority }) => ({ config: this.#config(option, value), priority }));
    const plan = this.#plan(requested);
    const own = this.#own(plan);
    const rules = own.flatMap(({ decisions }) => decisions.filter(this.#isOn(option.path)));
    const codes = codesIn(plan).filter((code) => !usual.has(code));
    return [
      own.map(({ config }) => text(optionIn(config, option.path))).join(' | '),
      ...rules.map(({ rule }) => `, ${rule}`),
      ...(codes.length === 0 ? [] : [` (${codes.join(', ')})`]),
      ...(own.length < 2 ? [] : [`; in one resource ${this.#mergedOf(option.path, requested)}`]),
    ].join('');
  }

  #mergedOf(path: OptionPath, requested: readonly Requested[]): string {
    const { value, decisions } = this.#type.merge.merge(
      requested.map(({ config, priority }, index) => ({ component: nameOf(index), priority, value: config })),
    );
    const own = decisions.filter(this.#isOn(path));
    return [text(optionIn(value, path)), ...own.map(({ rule, kind }) => `${rule}, ${kind}`)].join(', ');
  }

  /** Returns true for a decision on an option, on an object that it is in, or on an entry of it. */
  #isOn(path: OptionPath): (decision: { readonly path: string }) => boolean {
    const own = decisionPath(path, this.#samples.beside ?? {});
    return ({ path: decided }) => `${own}.`.startsWith(`${decided}.`) || decided.startsWith(`${own}.`);
  }

  /** Returns the codes of a plan in which both components ask for one value. */
  #codesOf(option: PolicyOption, value: unknown): ReadonlySet<string> {
    const config = this.#config(option, value);
    const requested = [10, 10].map((priority) => ({ config, priority }));
    return new Set(codesIn(this.#plan(requested)));
  }

  #config({ path, around = path }: PolicyOption, value: unknown): object {
    const { beside = {} } = this.#samples;
    if (value instanceof AbsentOf) return withOption(around, undefined, { ...beside, ...value.parts });
    return value === NO_OBJECT ? withOption(around, undefined, beside) : withOption(path, value, beside);
  }

  #own({ resources }: ResourcePlan): ResourcePlan['resources'] {
    return resources.filter(({ type }) => type === this.#type.type);
  }

  #plan(requested: readonly Requested[]): ResourcePlan {
    const type = this.#type;
    const resourceTypes = BUILT_IN_TYPES.includes(type) ? [] : [type];
    return defineBackend({ backendId: 'policy', environment: 'test', location: 'eastus', resourceTypes })
      .addComponents(requested.map((each, index) => definitionOf(nameOf(index), type.type, each)))
      .plan();
  }
}

/** Returns a value without the expressions in it; undefined where nothing else is in it. */
function withoutExpressions(value: JsonValue): JsonValue | undefined {
  if (expressionIn(value) !== undefined) return undefined;
  if (typeof value !== 'object' || value === null) return value;
  const all = Object.entries(value);
  const plain = all.flatMap(([key, part]) => {
    const rest = withoutExpressions(part as JsonValue);
    return rest === undefined ? [] : [[key, rest] as const];
  });
  if (plain.length === 0 && all.length > 0) return undefined;
  return Array.isArray(value) ? plain.map(([, part]) => part) : Object.fromEntries(plain);
}

interface Requested {
  readonly config: object;
  readonly priority: number;
}

function nameOf(index: number): string {
  return `C${index}`;
}

function definitionOf(
  componentId: string,
  resourceType: string,
  { config, priority }: Requested,
): FactoryDefinition {
  const componentType = 'Sample';
  const requirement = { resourceType, requirementKey: 'sample', config, priority };
  const factory = () => ({
    componentId,
    componentType,
    config,
    getRequirements: () => [requirement],
    validateResources: () => ({ valid: true }),
    initialize: () => undefined,
  });
  return { componentId, componentType, config, factory };
}

/** Returns the codes of a plan's diagnostics, each once, sorted. Every plan of data without a lock has `NOT_LOCKED`. */
function codesIn({ errors, warnings, violations }: ResourcePlan): string[] {
  const codes = new Set<string>([...errors, ...warnings].map(({ code }) => code));
  codes.delete('NOT_LOCKED');
  return [...codes, ...(violations.length > 0 ? ['LIMIT'] : [])].sort();
}

function text(value: unknown): string {
  if (value === undefined) return 'absent';
  if (value instanceof AbsentOf) return `absent of ${value.name}`;
  return value === NO_OBJECT ? 'no object' : canonicalJson(value);
}

function badSamples(name: string, rule: string, resolution: string): InvalidConfigError {
  return new InvalidConfigError('recordPolicy', [{ path: 'samples', value: name, rule, resolution }]);
}
