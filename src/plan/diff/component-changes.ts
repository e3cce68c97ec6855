import type { Endpoint } from '../endpoints.js';
import { compareText } from '../json.js';
import type { PlannedComponent, ResourcePlan } from '../resource-plan.js';
import { calledEndpoints } from './called-endpoints.js';
import { dataDifferences, type Difference, isEqual, valueChange } from './compare-values.js';
import type { ComponentChange } from './plan-diff.js';
import { unknownValues } from './unknown-values.js';
import type { TerraformBlock } from '../terraform-block.js';

/** Returns how components changed. Those that were renamed are found by the id that they had at first. */
export function componentChanges(
  before: ResourcePlan | null,
  after: ResourcePlan,
  replaced: ReadonlyMap<string, TerraformBlock>,
): ComponentChange[] {
  const was = byIdentity(before);
  const is = byIdentity(after);
  const [endpointsBefore, endpointsAfter] = [calledEndpoints(before), calledEndpoints(after)];
  const isReachedAlike = replaced.size === 0 && isEqual(before?.exposure, after.exposure);
  const changes: ComponentChange[] = [];
  for (const [identity, component] of is) {
    const old = was.get(identity);
    if (old === undefined) {
      changes.push({ id: component.id, action: 'add', ...EMPTY });
      continue;
    }
    const fields = [...typeChange(old, component), ...dataDifferences(old.config, component.config)];
    const endpoints =
      isReachedAlike && isEqual(old.outputs, component.outputs)
        ? []
        : endpointDifferences(endpointsBefore(old), endpointsAfter(component), replaced);
    const isRenamed = old.id !== component.id;
    if (fields.length + endpoints.length === 0 && !isRenamed) continue;
    changes.push({
      id: component.id,
      action: isRenamed ? 'rename' : 'change',
      renamedFrom: isRenamed ? old.id : null,
      verdict: endpoints.length > 0 ? 'endpoint-change' : 'none',
      fields: fields.map(valueChange),
      endpoints: endpoints.map(valueChange),
    });
  }
  for (const [identity, component] of was) {
    if (is.has(identity)) continue;
    const endpoints = endpointsBefore(component).map(({ path, value }) => ({
      path,
      before: value,
      after: undefined,
    }));
    changes.push({
      id: component.id,
      action: 'remove',
      renamedFrom: null,
      // Callers of a component that is gone are as lost as those of one that moved.
      verdict: endpoints.length > 0 ? 'endpoint-change' : 'none',
      fields: [],
      endpoints: endpoints.map(valueChange),
    });
  }
  return changes.sort((a, b) => compareText(a.id, b.id));
}

const EMPTY = { renamedFrom: null, verdict: 'none', fields: [], endpoints: [] } as const;

function byIdentity(plan: ResourcePlan | null): Map<string, PlannedComponent> {
  const identities = new Map(
    Object.entries(plan?.lock.components ?? {}).map(([identity, { id }]) => [id, identity]),
  );
  return new Map((plan?.components ?? []).map((each) => [identities.get(each.id) ?? each.id, each]));
}

function typeChange(before: PlannedComponent, after: PlannedComponent): Difference[] {
  return before.type === after.type ? [] : [{ path: 'type', before: before.type, after: after.type }];
}

/**
 * Returns the endpoints that differ. An address that Azure chooses changes when its resource is made anew.
 */
function endpointDifferences(
  before: readonly Endpoint[],
  after: readonly Endpoint[],
  replaced: ReadonlyMap<string, TerraformBlock>,
): Difference[] {
  const now = new Map(after.map(({ path, value }) => [path, value]));
  return before.flatMap(({ path, value }) => {
    const next = now.get(path);
    if (isEqual(next, value))
      return replaced.size === 0 ? [] : unknownValues(value, (address) => replaced.get(address), path);
    return [{ path, before: value, after: next }];
  });
}
