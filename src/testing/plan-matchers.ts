import { type MatcherState, Snapshots } from 'vitest';

import { riskSentence } from '../plan/diff/render-diff.js';
import { diffPlans } from '../plan/diff/diff-plans.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { parsePlanValue } from '../plan/serialize.js';
import { listText, shortForm } from './short-form.js';

/** A plan, or something that has one: a backend or a builder. */
export type Planned = ResourcePlan | { plan(): ResourcePlan };

/** Matchers that `expect` has for plans after `expect.extend(planMatchers)`. */
export interface PlanMatchers {
  /** Expects a plan that can be applied: no errors, and no limit exceeded. Warnings are allowed. */
  toHaveNoViolations(): void;
  /**
   * Expects components to use the same resource of a type.
   * @example
   * expect(backend).toShare(['UserApi', 'OrderApi'], 'cosmos');
   */
  toShare(components: readonly string[], type: string): void;
  /**
   * Expects that a deployment after another plan loses no data and puts none at risk.
   * @example
   * expect(backend).toKeepDataOf(parsePlan(readFileSync('deployed.plan.json', 'utf8')));
   */
  toKeepDataOf(before: Planned): void;
  /** Expects the short form of a plan, without Terraform arguments, to be that of the snapshot. */
  toMatchPlanSnapshot(): void;
}

export interface Result {
  readonly pass: boolean;
  message(): string;
}

/**
 * Matchers of vitest for plans, backends and builders.
 * @example
 * expect.extend(planMatchers);
 * expect(backend).toHaveNoViolations();
 */
export const planMatchers = {
  toHaveNoViolations(received: unknown): Result {
    const { errors, violations } = planOf(received);
    const lines = [
      ...errors.map(({ code, message, resolution }) => `${code}: ${message} ${resolution}`),
      ...violations.map(
        ({ limit, message, max, requested }) => `${limit}: ${message} (limit ${max}, requested ${requested})`,
      ),
    ];
    return {
      pass: lines.length === 0,
      message: () =>
        lines.length === 0
          ? 'Expected the plan to have errors or violations, received none.'
          : `Expected the plan to have no errors and no violations, received:${listText(lines)}`,
    };
  },

  toShare(received: unknown, components: readonly string[], type: string): Result {
    const plan = planOf(received);
    const used = components.map(
      (id) =>
        [
          id,
          plan.resources
            .filter((each) => each.type === type && each.sharedBy.includes(id))
            .map(({ key }) => key),
        ] as const,
    );
    const [, first = []] = used[0] ?? [];
    const common = first.filter((key) => used.every(([, keys]) => keys.includes(key)));
    return {
      pass: common.length > 0,
      message: () =>
        common.length > 0
          ? `Expected ${components.join(', ')} not to share a resource of type '${type}', received ${common.join(', ')}.`
          : `Expected ${components.join(', ')} to share a resource of type '${type}', received:${listText(
              used.map(([id, keys]) => `${id}: ${keys.join(', ') || 'none'}`),
            )}`,
    };
  },

  toKeepDataOf(received: unknown, before: Planned): Result {
    const { changes, risks } = diffPlans(planOf(before), planOf(received));
    const lost = [
      ...changes
        .filter(({ verdict }) => verdict === 'data-loss')
        .map(
          ({ action, address, forcedBy, refused }) =>
            `${action} ${address}${forcedBy.length === 0 ? '' : `, forced by ${forcedBy.join(', ')}`}${refused === null ? '' : ` (${refused})`}`,
        ),
      ...risks.map(riskSentence),
    ];
    return {
      pass: lost.length === 0,
      message: () =>
        lost.length === 0
          ? 'Expected the plan to lose data or to put it at risk, received one that keeps all of it.'
          : `Expected the plan to keep all data, received:${listText(lost)}`,
    };
  },

  toMatchPlanSnapshot(this: MatcherState, received: unknown): Result {
    return Snapshots.toMatchSnapshot.call(this, shortForm(planOf(received)));
  },
};

function planOf(received: unknown): ResourcePlan {
  if (typeof received === 'object' && received !== null) {
    if ('plan' in received && typeof received.plan === 'function')
      return (received as { plan(): ResourcePlan }).plan();
    if ('formatVersion' in received) return parsePlanValue(received);
  }
  throw new TypeError(
    'expect: a plan, a backend or a builder must be given, received something else. Give backend.plan().',
  );
}
