import * as v from 'valibot';

import { PLAN_ERROR_CODES, WARNING_CODES } from './diagnostics.js';
import { exposureSchema } from './exposure-schema.js';
import type { JsonObject, JsonValue } from './json.js';
import { planLockSchema } from './lock/lock-schema.js';
import { plannedMetersSchema } from './meter.js';
import { once } from './once.js';
import { PACKAGE_DEPLOYMENTS, PACKAGE_FILES } from './package.js';
import { dataTypesSchema, replacedBySchema } from './replacement-schema.js';
import { PLAN_FORMAT_VERSION, type ResourcePlan } from './resource-plan.js';
import { isOfItsOwn } from './published-files.js';
import { STACK_PARAMETERS, type StackParameter } from './terraform-block.js';

const text = v.string();
const texts = v.array(text);
const named = v.pipe(text, v.minLength(1));
/** Types of the azurerm provider, which name the module that is loaded for them, and the one that Terraform brings itself. */
const blockType = v.pipe(text, v.regex(/^(?:(?:data\.)?azurerm_[a-z0-9]+(?:_[a-z0-9]+)*|terraform_data)$/));
const logicalId = v.pipe(text, v.regex(/^[A-Za-z_][A-Za-z0-9_-]*$/));
const json: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([text, v.number(), v.boolean(), v.null(), v.array(json), v.record(text, json)]),
);
const jsonObject: v.GenericSchema<JsonObject> = v.record(text, json);

/**
 * Makes the schema of plans.
 * @param object - Makes the schema of an object: strict, or one that drops keys it does not know.
 */
function planSchema(
  object: typeof v.strictObject,
  formatVersion: v.GenericSchema<string, typeof PLAN_FORMAT_VERSION>,
) {
  const meta = object({
    holdsData: v.exactOptional(v.literal(true)),
    movedFrom: v.exactOptional(texts),
    ignoreChanges: v.exactOptional(texts),
    forEach: v.exactOptional(text),
    precondition: v.exactOptional(object({ condition: text, errorMessage: text })),
    commands: v.exactOptional(
      v.array(
        object({
          command: text,
          workingDirectory: v.exactOptional(text),
          program: v.exactOptional(texts),
        }),
      ),
    ),
  });

  const diagnostic = <const Codes extends readonly string[]>(codes: Codes) =>
    object({
      code: v.picklist(codes),
      message: text,
      resource: v.exactOptional(text),
      path: v.exactOptional(text),
      components: texts,
      resolution: text,
    });

  const decision = object({
    path: text,
    rule: text,
    value: json,
    candidates: v.array(object({ component: text, priority: v.number(), value: json })),
  });

  return object({
    formatVersion,
    backend: object({
      id: named,
      environment: named,
      location: v.nullable(text),
      tags: v.record(text, text),
      publicTags: v.exactOptional(texts),
      resourceGroup: v.nullable(text),
      dataProtection: v.picklist(['retain', 'destroy']),
      locked: v.exactOptional(v.literal(true)),
    }),
    lock: planLockSchema,
    state: object({
      removed: texts,
      moved: v.array(object({ from: text, to: text })),
      imports: v.array(object({ to: text, id: text })),
      discarded: v.exactOptional(texts),
      forgotten: v.exactOptional(texts),
    }),
    // Plans from before these fields were there can still be read.
    exposure: v.optional(exposureSchema, []),
    replacedBy: v.optional(replacedBySchema, {}),
    dataTypes: v.optional(dataTypesSchema, {}),
    parameters: v.array(v.picklist(Object.keys(STACK_PARAMETERS) as StackParameter[])),
    provider: object({
      storageDataPlaneAvailable: v.boolean(),
      storageUseAzuread: v.boolean(),
      resourceProvidersToRegister: texts,
      azurerm: v.exactOptional(v.picklist([4, 5])),
    }),
    // Plans of versions before this field do not have it.
    deployer: v.optional(
      object({
        principalId: v.nullable(text),
        rights: v.array(object({ role: text, scope: text, reason: text, granted: v.boolean() })),
      }),
      () => ({ principalId: null, rights: [] }),
    ),
    components: v.array(
      object({
        key: text,
        id: text,
        type: text,
        config: jsonObject,
        uses: v.record(text, text),
        outputs: jsonObject,
      }),
    ),
    resources: v.array(
      object({
        key: text,
        type: text,
        name: text,
        config: jsonObject,
        sharedBy: texts,
        decisions: v.array(decision),
        askedBy: v.exactOptional(v.record(text, texts)),
        terraform: texts,
        madeBy: v.picklist(['plan', 'provider']),
        meters: v.exactOptional(plannedMetersSchema),
      }),
    ),
    packages: v.array(
      object({
        app: text,
        // Names of the zip and of files in it: none leads out of its folder.
        name: v.pipe(text, v.regex(/^[A-Za-z0-9-]+$/)),
        parts: v.array(
          v.variant('holds', [
            object({
              path: v.pipe(text, v.regex(/^[a-z]+\.[a-z]+$/)),
              holds: v.picklist(PACKAGE_FILES),
              components: texts,
            }),
            object({
              path: v.pipe(text, v.regex(/^components\/[a-z][a-z0-9-]*\/$/)),
              holds: v.literal('source'),
              directory: v.pipe(text, v.regex(/^(?![/\\]|[A-Za-z]:)[^\p{Cc}]+$/u), v.check(isOfItsOwn)),
              components: texts,
            }),
          ]),
        ),
        deployment: v.picklist(PACKAGE_DEPLOYMENTS),
      }),
    ),
    terraform: v.array(
      object({
        type: blockType,
        id: logicalId,
        config: jsonObject,
        dependsOn: texts,
        meta: v.exactOptional(meta),
      }),
    ),
    warnings: v.array(diagnostic(WARNING_CODES)),
    violations: v.array(
      object({
        limit: text,
        max: v.number(),
        requested: v.number(),
        resource: text,
        components: texts,
        message: text,
        solutions: texts,
      }),
    ),
    errors: v.array(diagnostic(PLAN_ERROR_CODES)),
    usage: v.array(
      object({
        limit: text,
        what: text,
        used: v.number(),
        max: v.nullable(v.number()),
        resource: text,
      }),
    ),
    summary: object({
      components: v.number(),
      resources: v.number(),
      resourcesUnshared: v.number(),
      saved: v.number(),
      savedPercent: v.number(),
      terraformBlocks: v.number(),
      byType: v.array(object({ type: text, shared: v.number(), unshared: v.number() })),
    }),
  }) satisfies v.GenericSchema<unknown, ResourcePlan>;
}

/** The plan format, from which `parsePlan` and the published JSON Schema are made. */
export const resourcePlanSchema = once(() => planSchema(v.strictObject, v.literal(PLAN_FORMAT_VERSION)));

const [MAJOR = ''] = PLAN_FORMAT_VERSION.split('.');

/** The schema of a later minor version: fields that it added are dropped. */
export const laterPlanSchema = once((): v.GenericSchema<unknown, ResourcePlan> => {
  const version = v.pipe(
    text,
    v.regex(new RegExp(String.raw`^${MAJOR}\.\d+$`)),
    v.transform((): typeof PLAN_FORMAT_VERSION => PLAN_FORMAT_VERSION),
  );
  // Of the same shape: the two differ in what they do with further keys.
  return planSchema(v.object as unknown as typeof v.strictObject, version);
});
