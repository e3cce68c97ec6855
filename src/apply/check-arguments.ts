import { InvalidPlanError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf } from '../plan/terraform-block.js';
import { closestMatch } from '../validation/closest-match.js';
import type { ConstructClass } from './load.js';

/** Refuses arguments that a type does not have: cdktf would drop them without a word. */
export function checkArguments(plan: ResourcePlan, classes: ReadonlyMap<string, ConstructClass>): void {
  for (const block of plan.terraform) {
    const arguments_ = argumentsOf(classes.get(block.type)?.prototype ?? {});
    const unknown = Object.keys(block.config).find((name) => !arguments_.has(name));
    if (unknown === undefined) continue;
    const meant = closestMatch(unknown, [...arguments_]);
    throw new InvalidPlanError(
      `${addressOf(block)} has no argument '${unknown}'.`,
      `${meant === undefined ? 'remove it' : `write '${meant}' if that is meant`}, in the layOut of the provider that makes the block; a plan from elsewhere is made with plan() and serializePlan(plan).`,
    );
  }
}

/**
 * Returns the arguments of a class: its own members with a setter or a `put` method. Attributes that Azure
 * computes have only a getter, and meta-arguments such as `provisioners` belong to a base class.
 */
function argumentsOf(prototype: object): Set<string> {
  const members = Object.entries(Object.getOwnPropertyDescriptors(prototype));
  return new Set(
    members
      .filter(([name, member]) => {
        const put = `put${name.charAt(0).toUpperCase()}${name.slice(1)}`;
        return member.set !== undefined || Object.hasOwn(prototype, put);
      })
      .map(([name]) => name),
  );
}
