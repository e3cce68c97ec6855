import { quoted } from '../../plan/phrases.js';
import type { PlanError } from '../../plan/diagnostics.js';
import { compareText } from '../../plan/json.js';
import type { StateChanges } from '../../plan/resource-plan.js';
import { addressOf } from '../../plan/terraform-block.js';
import { readAdoptedId } from '../../resources/azure/adopted-id.js';
import { sharersOf } from '../../resources/resource.js';
import type { Settings } from '../../resources/settings.js';
import { closestMatch } from '../../validation/closest-match.js';
import type { LaidOutResource } from '../lay-out.js';
import { partFault } from './part-fault.js';
import { type Part, partsByName } from './parts.js';
import { type Fault, resourceFault } from './resource-fault.js';

type Imports = StateChanges['imports'];

/** Result for the existing resources that `adopt` names. */
export interface Adoption {
  readonly imports: Imports;
  readonly errors: readonly PlanError[];
}

/** Result for one entry of `adopt`. */
interface Outcome {
  readonly laidOut?: LaidOutResource | undefined;
  readonly fault?: Fault | undefined;
  readonly imports?: Imports;
}

/**
 * Has Terraform import resources that exist, and refuses ids that contradict the plan. Units are imported by the lock, as
 * those that come back after they were retained.
 */
export function adopt(layouts: readonly LaidOutResource[], settings: Settings): Adoption {
  const entries = Object.entries(settings.adopt);
  if (entries.length === 0) return { imports: [], errors: [] };
  const byKey = new Map(layouts.map((each) => [each.resource.key, each]));
  const parts = partsByName(layouts);
  const outcomes = entries.map(([key, id]) => ({
    key,
    ...(readAdoptedId(id) === undefined
      ? adoptPart(key, id, parts)
      : adoptResource(key, id, byKey, settings)),
  }));
  return {
    imports: outcomes.flatMap(({ fault, imports = [] }) => (fault === undefined ? imports : [])),
    errors: outcomes.flatMap(({ key, fault, laidOut }): PlanError[] =>
      fault === undefined
        ? []
        : [
            {
              code: 'INVALID_COMBINATION',
              path: `adopt.${key}`,
              components: laidOut === undefined ? [] : sharersOf(laidOut.resource),
              ...(laidOut !== undefined && { resource: laidOut.resource.key }),
              ...fault,
            },
          ],
    ),
  };
}

/** Joins imports. What is adopted may be a unit too, such as a key vault. */
export function withAdopted(imports: Imports, adopted: Imports): Imports {
  const own = new Set(adopted.map(({ to }) => to));
  return [...imports.filter(({ to }) => !own.has(to)), ...adopted].sort((a, b) => compareText(a.to, b.to));
}

function adoptResource(
  key: string,
  id: string,
  byKey: ReadonlyMap<string, LaidOutResource>,
  settings: Settings,
): Outcome {
  const given = readAdoptedId(id);
  const laidOut = byKey.get(key);
  if (given === undefined || laidOut === undefined) return { fault: unknownKey(key, [...byKey.keys()]) };
  const [main] = laidOut.layout.blocks ?? [];
  const { subscription, resourceGroup, name } = given;
  // azurerm compares the type by case.
  const type = laidOut.type.azureType ?? '';
  const written = `/subscriptions/${subscription}/resourceGroups/${resourceGroup}/providers/${type}/${name}`;
  return {
    laidOut,
    fault: resourceFault(given, laidOut, settings),
    imports: main === undefined ? [] : [{ to: addressOf(main), id: written }],
  };
}

function adoptPart(key: string, id: string, parts: ReadonlyMap<string, Part>): Outcome {
  const part = parts.get(key);
  if (part === undefined) return { fault: unknownKey(key, [...parts.keys()]) };
  const { laidOut, blocks, isUnit } = part;
  return {
    laidOut,
    fault: partFault(key, id, part),
    imports: isUnit ? [] : blocks.map(({ block, importId = '' }) => ({ to: addressOf(block), id: importId })),
  };
}

function unknownKey(key: string, known: readonly string[]): Fault {
  const meant = closestMatch(key, known);
  return {
    message: `adopt names '${key}', which the plan does not have.`,
    resolution:
      meant === undefined
        ? `Use one of ${quoted(known)}.`
        : `Write '${meant}' if that is meant, or remove it from adopt.`,
  };
}
