import { compareText } from '../plan/json.js';
import type { Connection, ConnectionKind } from '../resources/connection.js';
import type { Principal, ResourceGraph } from '../resources/graph.js';
import type { ConnectedContext, PlanningContext } from '../resources/layout-context.js';
import { type Resource, sharersOf } from '../resources/resource.js';
import type { Identity, ResourceType } from '../resources/resource-type.js';
import type { ComponentInput } from './collect.js';
import { guestParts } from './guest-parts.js';
import { type PairMap, pushPair, pushTo } from '../plan/maps.js';
import type { ResourcesByType } from './share-and-merge.js';

/** A resource and the type that made it. */
export interface TypedResource {
  readonly type: ResourceType;
  readonly resource: Resource;
}

/** Connects the merged resources of a backend. */
export function connect(
  resources: ResourcesByType,
  components: readonly ComponentInput[],
  context: PlanningContext,
): ConnectedContext {
  const index = indexResources(resources);
  const principals = new Map<string, Principal[]>();
  const graph = createGraph(resources, components, index, principals);
  for (const each of index.all) addPrincipal(principals, each, context);
  const guests = new Map(components.flatMap(({ id, terms }) => (terms === undefined ? [] : [[id, terms]])));
  const connecting = { ...context, graph };
  // No type sees the connections of another while they are made, so that none depends on the order of types.
  const connections = index.all.flatMap(({ type, resource }) => [
    ...(type.connections.connect?.(resource, connecting) ?? []),
    ...guestParts(type, resource, guests, connecting),
  ]);
  const links: Links = { out: new Map(), in: new Map() };
  for (const each of connections) {
    pushPair(links.out, each.from, each.kind, each);
    pushPair(links.in, each.to, each.kind, each);
  }
  // A kind made its connections: their data is of its type.
  return {
    ...context,
    graph: {
      ...graph,
      outgoing: (key, kind) => (links.out.get(key)?.get(kind) ?? []) as never,
      incoming: (key, kind) => (links.in.get(key)?.get(kind) ?? []) as never,
    },
  };
}

/** Connections by the key of a resource and their kind, from it and to it. */
type Links = Readonly<Record<'in' | 'out', PairMap<string, ConnectionKind<unknown>, Connection[]>>>;

interface Index {
  readonly all: readonly TypedResource[];
  /** By type and component. */
  readonly users: PairMap<ResourceType, string, Resource[]>;
}

function indexResources(resources: ResourcesByType): Index {
  const all = typedResources(resources);
  const users: PairMap<ResourceType, string, Resource[]> = new Map();
  for (const [type, own] of resources)
    for (const resource of own)
      for (const component of sharersOf(resource)) pushPair(users, type, component, resource);
  return { all, users };
}

/** Returns every resource with its type, by type and key. */
export function typedResources(resources: ResourcesByType): TypedResource[] {
  return [...resources]
    .flatMap(([type, own]) => own.map((resource) => ({ type, resource })))
    .sort(byTypeAndKey);
}

function byTypeAndKey(a: TypedResource, b: TypedResource): number {
  return compareText(a.resource.type, b.resource.type) || compareText(a.resource.key, b.resource.key);
}

function createGraph(
  resources: ResourcesByType,
  components: readonly ComponentInput[],
  { all, users }: Index,
  principals: ReadonlyMap<string, readonly Principal[]>,
): ResourceGraph {
  const everything = all.map(({ resource }) => resource);
  const platforms = new Map<string, Resource[]>();
  for (const resource of everything) if (isImplied(resource)) pushTo(platforms, resource.type, resource);
  const running = all
    .filter(({ type }) => type.connections.runsCode !== false)
    .map(({ resource }) => resource);
  // A token is the type that merged the resources: their types are those of the data.
  return {
    components,
    of: (type) => (resources.get(type as unknown as ResourceType) ?? []) as never,
    all: () => everything,
    platform: (type) => platforms.get(type) ?? [],
    running: () => running,
    usedBy: (component, type) => (users.get(type as unknown as ResourceType)?.get(component) ?? []) as never,
    principals,
  };
}

function isImplied({ requirements }: Resource): boolean {
  return requirements.every(({ implied }) => implied === true);
}

function addPrincipal(
  principals: Map<string, Principal[]>,
  { type, resource }: TypedResource,
  context: PlanningContext,
): void {
  const made = type.connections.identity?.(resource, context);
  if (made === undefined) return;
  for (const identity of Array.isArray(made) ? (made as readonly Identity[]) : [made as Identity]) {
    const { principalId, clientId, word: variant = resource.variant } = identity;
    const { components = sharersOf(resource) } = identity;
    const principal = { resource: resource.key, variant, components, principalId, clientId };
    for (const component of components) pushTo(principals, component, principal);
  }
}
