import { Backend, defineBackend } from '@atakora/component/backend';
import {
  type ExpressionJson,
  type JsonObject,
  type JsonValue,
  parsePlan,
  type PlanError,
  type PlannedResource,
  type PlanViolation,
  type PlanWarning,
  type ResourcePlan,
} from '@atakora/component/plan';
import { expectError, expectNotAssignable, expectType } from 'tsd';

/** The same type or another, `readonly` included: assignability alone does not see `readonly`. */
type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Names of the properties that can be assigned to, at any depth, as paths. */
type Mutable<T> =
  // JSON and expressions contain themselves; they are looked at below.
  [JsonValue] extends [T]
    ? never
    : [ExpressionJson] extends [T]
      ? never
      : T extends object
        ? MutableIn<T>
        : never;
type MutableIn<T extends object> = T extends readonly (infer Item)[]
  ? (T extends unknown[] ? '[]' : never) | `[]${Mutable<Item>}`
  : {
      [K in keyof T & string]-?:
        (Same<Pick<T, K>, Readonly<Pick<T, K>>> extends true ? never : `.${K}`) | `.${K}${Mutable<T[K]>}`;
    }[keyof T & string];

// The helper sees what it is asked to see.
expectType<'.a'>({} as unknown as Mutable<{ a: 1; readonly b: 1 }>);
expectType<'.a[].b' | '.c[]'>({} as Mutable<{ readonly a: readonly { b?: 1 }[]; readonly c: 1[] }>);
expectType<`.a.${string}`>({} as unknown as Mutable<{ readonly a: Record<string, 1> }>);

// Every property of every part, those of later versions included.
expectType<never>({} as Mutable<ResourcePlan>);
expectType<never>({} as Mutable<JsonObject>);
expectType<never>({} as Mutable<Exclude<ExpressionJson, { $join: unknown }>>);
expectType<{ readonly $join: readonly (string | ExpressionJson)[] }>(
  {} as Extract<ExpressionJson, { $join: unknown }>,
);

// As people meet it.
const plan = defineBackend().plan();
expectType<ResourcePlan>(plan);
expectError((plan.backend = plan.backend));
expectError((plan.backend.environment = 'prod'));
expectError((plan.backend.tags['team'] = 'shop'));
expectError((plan.resources = []));
expectError((plan.resources[0] = plan.resources[1]!));
expectError(plan.resources.push(plan.resources[0]!));
expectError(plan.resources.sort());
expectError((plan.resources[0]!.name = 'mine'));
expectError(plan.resources[0]!.sharedBy.push('UserApi'));
expectError((plan.resources[0]!.config['serverless'] = true));
expectError((plan.resources[0]!.decisions[0]!.candidates[0]!.priority = 1));
expectError((plan.components[0]!.uses['cosmos:own'] = 'cosmos:shared'));
expectError((plan.components[0]!.outputs['apiEndpoint'] = ''));
expectError((plan.terraform[0]!.arguments['name'] = 'mine'));
expectError((plan.provider.storageUseAzuread = true));
expectError((plan.summary.saved = 1));
expectError((plan.summary.byType[0]!.shared = 1));
expectError((plan.warnings[0]!.message = ''));

// JSON has nothing that JSON cannot hold, and no list that can grow.
expectNotAssignable<JsonValue[]>({} as Extract<JsonValue, readonly JsonValue[]>);
expectNotAssignable<JsonValue>(new Date());
expectNotAssignable<JsonValue>(undefined);

// The same from every side.
expectType<ResourcePlan>(({} as Backend).plan());
expectType<ResourcePlan>(parsePlan('{}'));
expectType<readonly PlannedResource[]>(defineBackend().plan().resources);
expectType<readonly PlanWarning[]>(plan.warnings);
expectType<readonly PlanError[]>(plan.errors);
expectType<readonly PlanViolation[]>(plan.violations);
