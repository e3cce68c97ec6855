import type { PlanError, PlanWarning } from '../plan/diagnostics.js';
import { canonicalJson } from '../plan/json.js';
import type { Asked, MergeNote } from '../resources/merge/strategy.js';
import type { ResourceType } from '../resources/resource-type.js';
import { sharersOf } from '../resources/shared-resource.js';
import type { MergedGroup } from './merge.js';
import type { BoundTrait } from './bound-traits.js';
import type { Contradiction } from './share.js';
import type { Split } from './split-reasons.js';

/** What sharing and merging one type gave rise to. */
export function diagnose<C extends object>(
  type: ResourceType<C>,
  merged: readonly MergedGroup<C>[],
  contradictions: readonly Contradiction[],
): { warnings: PlanWarning[]; errors: PlanError[] } {
  return {
    warnings: merged.flatMap(({ resource, group }) => [
      ...(group.split ? [splitWarning(type, resource.key, group.split)] : []),
      ...diagnoseNotes(resource.key, resource.notes).warnings,
    ]),
    errors: [
      ...contradictions.map((contradiction) => contradictionError(type.type, contradiction)),
      ...merged.flatMap(({ resource, group }) => [
        ...diagnoseNotes(resource.key, resource.notes).errors,
        ...(group.size + group.common.size > type.capacity.max
          ? [capacityError(type, resource.key, group.size + group.common.size, sharersOf(group))]
          : []),
      ]),
    ],
  };
}

/** What merging one resource gave rise to. */
export function diagnoseNotes(
  resource: string,
  notes: readonly MergeNote[],
): { warnings: PlanWarning[]; errors: PlanError[] } {
  const ofKind = (wanted: MergeNote['kind']) => notes.filter(({ kind }) => kind === wanted);
  return {
    warnings: ofKind('overridden').map((note) => overriddenWarning(resource, note)),
    errors: ofKind('conflict').map((note) => conflictError(resource, note)),
  };
}

function splitWarning<C extends object>(type: ResourceType<C>, resource: string, split: Split): PlanWarning {
  if (split.kind === 'capacity') {
    const { max, unit } = type.capacity;
    return {
      code: 'RESOURCE_SPLIT',
      message: `'${split.second}' and '${split.first}' use two ${type.type} resources, because one holds at most ${max} ${unit}.`,
      resource,
      components: sorted(split.first, split.second),
      resolution: 'Nothing is wrong. Split the backend if you want to decide yourself who shares.',
    };
  }
  const { first, second } = split;
  return {
    code: 'RESOURCE_SPLIT',
    message: `${asks(second)}, ${asks(first)}, so they use two ${type.type} resources.`,
    resource,
    path: second.name,
    components: sorted(first.component, second.component),
    resolution: second.yields
      ? `Give one of them a higher priority, or ask for the same ${second.name}.`
      : `Ask for the same ${second.name} in both to share one.`,
  };
}

function contradictionError(type: string, { shared, first, second }: Contradiction): PlanError {
  return {
    code: 'CANNOT_SHARE_DATA',
    message: `'${first.component}' and '${second.component}' both use ${shared}, but ${asks(first)} and ${asks(second)}.`,
    path: `${type}.${second.name}`,
    components: sorted(first.component, second.component),
    resolution: `Ask for the same ${second.name} in both, or give one of them data of its own.`,
  };
}

function conflictError(resource: string, { path, rule, asked }: MergeNote): PlanError {
  const fixed = rule === 'immutable';
  return {
    code: 'CONFLICTING_VALUES',
    message: `${asked.map((wish) => wishText(wish)).join(' and ')} for ${path}, ${fixed ? 'which Azure cannot change once it exists' : 'and neither is the safer one'}.`,
    resource,
    path,
    components: componentsOf(asked),
    resolution: fixed
      ? 'Ask for the same value in both, or give one of them data of its own.'
      : 'Ask for the same value in both, or give one of them a higher priority.',
  };
}

function overriddenWarning(resource: string, { path, rule, value, asked }: MergeNote): PlanWarning {
  return {
    code: 'VALUE_OVERRIDDEN',
    message: `${asked.map((wish) => wishText(wish)).join(', ')} for ${path}; all get ${text(value)} (rule: ${rule}).`,
    resource,
    path,
    components: componentsOf(asked),
    resolution: 'Ask for the same value, or change a priority to have another one win.',
  };
}

function capacityError<C extends object>(
  { type, capacity }: ResourceType<C>,
  resource: string,
  size: number,
  components: readonly string[],
): PlanError {
  const [first = '', ...others] = components;
  const who = others.length === 0 ? `'${first}' needs` : `'${first}' and ${others.length} others need`;
  return {
    code: 'CAPACITY_EXCEEDED',
    message: `${who} ${size} ${capacity.unit} in one ${type} resource, which holds at most ${capacity.max}.`,
    resource,
    components,
    resolution: 'Divide the component, or the data that it shares with others, into smaller ones.',
  };
}

function asks({ component, name, value }: BoundTrait): string {
  return `'${component}' asks for ${name} '${value}'`;
}

function wishText({ component, priority, value }: Asked): string {
  return `'${component}' (priority ${priority}) asks for ${text(value)}`;
}

function text(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : canonicalJson(value);
}

function sorted(...components: string[]): string[] {
  return [...new Set(components)].sort();
}

function componentsOf(asked: readonly Asked[]): string[] {
  return sorted(...asked.map((wish) => wish.component));
}
