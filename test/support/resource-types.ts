import * as v from 'valibot';

import { settingsFrom } from '../../src/backend/settings-from-config.js';
import type { BackendConfig } from '../../src/backend/backend-config.js';
import { createContext } from '../../src/planner/context.js';
import { createNaming } from '../../src/planner/naming.js';
import { connect } from '../../src/planner/resource-graph.js';
import { defineResourceType, type ResourceTypeSpec } from '../../src/resources/define-resource-type.js';
import type { LayoutContext, PlanningContext } from '../../src/resources/layout-context.js';
import { record } from '../../src/resources/merge/merge-table.js';
import { maximum } from '../../src/resources/merge/strategies.js';
import type { Requirement } from '../../src/resources/requirement.js';
import type { Resource } from '../../src/resources/resource.js';
import type { ResourceType } from '../../src/resources/resource-type.js';
import { SHOP } from './plans.js';

/** What a requirement of a sample type says. */
export interface Sample {
  readonly size?: number;
}

/** A resource type with the four members that every type has, and what a test is about. */
export function sampleType(type: string, more: Partial<ResourceTypeSpec<Sample>> = {}): ResourceType<Sample> {
  return defineResourceType<Sample>({
    type,
    schema: v.strictObject({ size: v.exactOptional(v.number()) }),
    merge: record<Sample>({ size: maximum() }),
    layOut: () => ({ blocks: [] }),
    ...more,
  });
}

/** A merged resource that components share, made up. */
export function sampleResource(key: string, ...components: string[]): Resource<Sample> {
  const [type = '', variant = ''] = key.split(':');
  return {
    key,
    type,
    variant,
    name: `${type}-${variant}`,
    config: {},
    constraints: {},
    requirements: components.map((component) => sampleRequirement(component, type)),
    decisions: [],
  };
}

/** A requirement of a component, made up. */
export function sampleRequirement(
  component: string,
  type: string,
  more: Partial<Requirement> = {},
): Requirement {
  return {
    component,
    key: `${type}:${component}`,
    requirementId: component,
    priority: 10,
    config: {},
    ...more,
  };
}

/** The context in which the resources of a backend are planned. */
export function planningContext(config: BackendConfig = SHOP): PlanningContext {
  const settings = settingsFrom(config);
  return createContext(settings, createNaming(settings));
}

/** The context of resources that are connected with each other, without attributes and values of placeholders. */
export function connected(
  resources: readonly (readonly [ResourceType, ...Resource[]])[],
  config: BackendConfig = SHOP,
): LayoutContext {
  const merged = new Map(resources.map(([type, ...own]) => [type, own]));
  return { ...connect(merged, [], planningContext(config)), attributes: new Map(), values: new Map() };
}
