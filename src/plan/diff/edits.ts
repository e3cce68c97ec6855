import { type JsonValue, ownValue } from '../json.js';
import type { Decision, PlannedResource, ResourcePlan } from '../resource-plan.js';
import { pushTo } from '../maps.js';
import { stepsIn } from '../steps.js';
import { addressOf, type TerraformBlock } from '../terraform-block.js';
import { isEqual } from './compare-values.js';
import { optionsOf } from './option-changes.js';

/** Ids of components, and options of the backend such as `backend.networking`, whose edit caused a change. */
export type Causes = readonly string[];

/** A value that differs in what was declared. */
export interface Edit {
  /** Such as `databases.user-db.containers.user.ttl`; names of lists are steps. */
  readonly path: string;
  readonly causes: Causes;
}

/** Options whose entries do something in one release. An entry that is gone changes nothing. */
const ONE_RELEASE: readonly string[] = ['moves', 'discard', 'restored', 'adopt'];

/** Returns the options of the backend that differ. */
export function optionEdits(before: ResourcePlan, after: ResourcePlan): Edit[] {
  const [was, is] = [optionsOf(before), optionsOf(after)];
  const lasting = differingPaths(was, is).filter((path) => !ONE_RELEASE.includes(path.split('.')[0] ?? ''));
  const ofRelease = ONE_RELEASE.flatMap((option) => {
    const [old, now] = [ownValue(was, option), ownValue(is, option)];
    const known = new Map(entriesIn(old));
    return entriesIn(now)
      .filter(([name, value]) => !isEqual(known.get(name), value))
      .map(([name]): Edit => {
        const path = `${option}.${name}`;
        return { path, causes: [`backend.${Array.isArray(now) ? option : path}`] };
      });
  });
  return [
    // The host writes an offer as a whole.
    ...lasting.map((path) => ({ path, causes: [`backend.${path.startsWith('host.') ? 'host' : path}`] })),
    ...ofRelease,
  ];
}

/** Returns the entries of an option: the keys of an object with their values, or the names in a list. */
function entriesIn(option: JsonValue | undefined): (readonly [name: string, value: unknown])[] {
  return Array.isArray(option) ? (option as string[]).map((name) => [name, true] as const) : stepsIn(option);
}

/** Returns the values of the merged configuration of a resource that differ because components were edited. */
export function componentEdits(
  before: PlannedResource,
  after: PlannedResource,
  edited: ReadonlySet<string>,
): Edit[] {
  const [was, is] = [decisionsOf(before), decisionsOf(after)];
  return differingPaths(before.config, after.config).flatMap((path): Edit[] => {
    const decided = changedCandidates(was.get(path), is.get(path));
    const asked = decided.length > 0 ? decided : [...askersOf(before, path), ...askersOf(after, path)];
    const causes = distinct(asked.filter((id) => edited.has(id)));
    return causes.length === 0 ? [] : [{ path, causes }];
  });
}

/** Returns the names of some causes, components before options, each once. */
export function distinct(causes: Iterable<string>): Causes {
  const isOption = (cause: string) => (cause.startsWith('backend.') ? 1 : 0);
  return [...new Set(causes)].sort((a, b) => isOption(a) - isOption(b) || (a < b ? -1 : 1));
}

function decisionsOf({ decisions }: PlannedResource): ReadonlyMap<string, Decision> {
  return new Map(decisions.map((decision) => [decision.path, decision]));
}

/** Returns the components that ask for another value than before. */
function changedCandidates(before: Decision | undefined, after: Decision | undefined): string[] {
  const valuesOf = (decision: Decision | undefined) =>
    new Map((decision?.candidates ?? []).map(({ component, value }) => [component, value]));
  const [was, is] = [valuesOf(before), valuesOf(after)];
  return [...new Set([...was.keys(), ...is.keys()])].filter((id) => !isEqual(was.get(id), is.get(id)));
}

/** Returns the components that asked for a value, or for a value above it. */
function askersOf({ askedBy }: PlannedResource, path: string): readonly string[] {
  for (let place = path; place !== ''; place = place.slice(0, Math.max(0, place.lastIndexOf('.')))) {
    const found = ownValue(askedBy, place);
    if (found !== undefined) return found;
  }
  return [];
}

/** Returns the paths at which two values differ, in the form of `askedBy`. */
function differingPaths(before: unknown, after: unknown, path = ''): string[] {
  if (isEqual(before, after)) return [];
  const [was, is] = [new Map(stepsIn(before)), new Map(stepsIn(after))];
  // A value that is new or gone differs in each of its parts; another kind of value differs as a whole.
  const isPart = (steps: ReadonlyMap<string, unknown>, value: unknown) =>
    steps.size > 0 || value === undefined || isEqual(value, {});
  if (was.size + is.size === 0 || !isPart(was, before) || !isPart(is, after)) return [path];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((step) =>
    differingPaths(was.get(step), is.get(step), path === '' ? step : `${path}.${step}`),
  );
}

/** Returns the edits of options of a resource type: `networking.mode` of `network`. */
export function optionsOfType(edits: readonly Edit[], type: string): readonly Edit[] {
  return edits.filter(({ path }) => path.startsWith(type));
}

const OF_TYPE = new RegExp(`^(?:${ONE_RELEASE.join('|')})\\.([^:]+):`);

/** Returns the edits of options but for entries that name data of another type. */
export function optionsFor(edits: readonly Edit[], type: string): readonly Edit[] {
  return edits.filter(({ path }) => {
    const named = OF_TYPE.exec(path)?.[1];
    return named === undefined || named === type;
  });
}

/** Returns the edits of options that may have changed blocks of any type. Discarded data has blocks of its own type alone. */
export function optionsForAll(edits: readonly Edit[]): readonly Edit[] {
  return edits.filter(({ path }) => !path.startsWith('discard.'));
}

/** Returns the edits whose last step is the name of a block, or in an id that the block has. */
export function editsNamedIn(
  edits: readonly Edit[],
  block: Pick<TerraformBlock, 'type' | 'id' | 'arguments'>,
): readonly Edit[] {
  const text = `${addressOf(block)} ${JSON.stringify(block.arguments)}`;
  return edits.filter(({ path }) => {
    const name = nameOf(path);
    return [`:"${name}"`, `/${name}`, `_${name.toLowerCase()} `].some((each) => text.includes(each));
  });
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('.') + 1);
}

/** Finds the edits that have the name of an argument: `ttl` for `default_ttl`, `LOG_LEVEL` for `app_settings.LOG_LEVEL`. */
export function editFinder(edits: readonly Edit[]): (type: string, argument: string) => readonly Edit[] {
  const byName = new Map<string, Edit[]>();
  const byWord = new Map<string, [words: readonly string[], edit: Edit][]>();
  for (const edit of edits) {
    const name = nameOf(edit.path);
    pushTo(byName, name, edit);
    const words = wordsOf(name);
    const longest = words.reduce((a, b) => (b.length > a.length ? b : a), '');
    // A name such as `A` is in too many arguments.
    if (longest.length > 2) pushTo(byWord, longest, [words, edit]);
  }
  return (type, argument) => {
    const exact = byName.get(nameOf(argument));
    if (exact !== undefined) return exact;
    const words = new Set(wordsOf(`${type}_${argument}`));
    return [...words].flatMap((word) =>
      (byWord.get(word) ?? []).flatMap(([all, edit]) => (all.every((each) => words.has(each)) ? [edit] : [])),
    );
  };
}

/** Returns the words of a name in either style, in the singular: `partitionKey` and `partition_key_paths` have two in common. */
function wordsOf(name: string): string[] {
  return name
    .split(/[^A-Za-z0-9]+|(?<=[a-z0-9])(?=[A-Z])/)
    .filter((word) => word !== '')
    .map((word) => word.toLowerCase().replace(/(?<=..)s$/, ''));
}
