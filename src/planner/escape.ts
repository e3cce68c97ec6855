import { escapeText, escapeTexts } from '../plan/terraform-block.js';
import type { ResourceGraph } from '../resources/graph.js';
import type { LayoutContext } from '../resources/layout-context.js';
import type { Resource } from '../resources/resource.js';
import { sectionOf, type Sections, type Settings } from '../resources/settings.js';

// The escaped copy of each resource, so that a layout finds in the graph the object that it was given, and
// that each is escaped once.
const escapedResources = new WeakMap<Resource, Resource>();

/** Returns a resource whose name and configuration have every text escaped; the resource itself where nothing needs it. */
export function escapedResource<R extends Resource>(resource: R): R {
  const known = escapedResources.get(resource);
  // The map holds a copy of the same type, or the resource itself.
  if (known !== undefined) return known as R;
  const config = escapeTexts(resource.config);
  const name = escapeText(resource.name);
  const isPlain = config === resource.config && name === resource.name;
  const escaped = isPlain ? resource : { ...resource, name, config };
  escapedResources.set(resource, escaped);
  return escaped;
}

/** Returns a context in which a layout sees escaped texts only, in the settings and in other resources too. */
export function escapedContext(context: LayoutContext): LayoutContext {
  return {
    ...context,
    settings: escapedSettings(context.settings),
    graph: escapedGraph(context.graph),
    // A formatter of the user may return any text. Names that are not valid are errors of the plan.
    nameOf: (rule, suffix) => escapeText(context.nameOf(rule, suffix)),
  };
}

function escapedSettings(settings: Settings): Settings {
  const resolve: Sections['resolve'] = (options) => escapeTexts(sectionOf(settings, options));
  return { ...settings, sections: { known: new Map(), resolve } };
}

function escapedGraph(graph: ResourceGraph): ResourceGraph {
  // The graph gives the same list each time, and every app asks for some.
  const known = new Map<readonly Resource[], readonly Resource[]>();
  const escaped = <R extends Resource>(resources: readonly R[]): readonly R[] => {
    let own = known.get(resources);
    if (own === undefined) known.set(resources, (own = resources.map(escapedResource)));
    // Each is of the type of the one that it was made of.
    return own as readonly R[];
  };
  return {
    ...graph,
    of: (type) => escaped(graph.of(type)),
    all: () => escaped(graph.all()),
    platform: (type) => escaped(graph.platform(type)),
    usedBy: (component, type) => escaped(graph.usedBy(component, type)),
  };
}
