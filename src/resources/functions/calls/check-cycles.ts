import type { PlanWarning } from '../../../plan/diagnostics.js';
import { compareText } from '../../../plan/json.js';
import { idsByName } from './component-calls.js';
import type { SettingPlaceholder } from './setting-placeholders.js';
import { pushTo } from '../../../plan/maps.js';

/**
 * Finds components that call each other in a circle: their settings name each other's endpoints. That deploys, because
 * endpoints are known from the plan; but none of them can be tested or moved without the others.
 */
export function findCycles(
  placeholders: readonly SettingPlaceholder[],
  components: readonly { readonly key: string; readonly id: string }[],
): PlanWarning[] {
  const idOf = idsByName(components);
  const calls = new Map<string, string[]>();
  for (const { component, placeholder } of placeholders) {
    const [name = ''] = placeholder.split('.', 1);
    const called = idOf.get(name);
    if (called === undefined || called === component) continue;
    pushTo(calls, component, called);
  }
  return circlesIn(calls).map((circle) => ({
    code: 'COMPONENT_CYCLE',
    message: `${[...circle, circle[0] ?? ''].map((id) => `'${id}'`).join(' calls ')}: these components depend on each other.`,
    path: 'environmentVariables',
    components: [...circle].sort(compareText),
    resolution: 'Let them talk through a queue, or join them into one component.',
  }));
}

/** Returns each circle once, starting at its first name. */
function circlesIn(calls: ReadonlyMap<string, readonly string[]>): string[][] {
  const circles: string[][] = [];
  const done = new Set<string>();
  const visit = (id: string, trail: readonly string[]): void => {
    const start = trail.indexOf(id);
    if (start >= 0) {
      circles.push(startingAtFirst(trail.slice(start)));
      return;
    }
    if (done.has(id)) return;
    for (const called of [...new Set(calls.get(id) ?? [])].sort(compareText)) visit(called, [...trail, id]);
    done.add(id);
  };
  for (const id of [...calls.keys()].sort(compareText)) visit(id, []);
  return circles;
}

function startingAtFirst(circle: readonly string[]): string[] {
  const first = circle.indexOf([...circle].sort(compareText)[0] ?? '');
  return [...circle.slice(first), ...circle.slice(0, first)];
}
