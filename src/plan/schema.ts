import * as v from 'valibot';

import {
  expressionIn,
  type ExpressionJson,
  STACK_PARAMETERS,
  type StackParameter,
} from './expression/expression-json.js';
import { PLAN_ERROR_CODES, WARNING_CODES } from './diagnostics.js';
import {
  ARGUMENT_NAME,
  ArgumentFault,
  DIRECTORY,
  nameProblem,
  PACKAGE_FACT,
  readArgument,
  readJson,
  REFERENCE,
} from './expression/read-argument.js';
import { exposureSchema } from './exposure-schema.js';
import { isPlainObject, type JsonObject, type JsonValue } from './json.js';
import { planLockSchema } from './lock/lock-schema.js';
import { plannedMetersSchema } from './meter.js';
import { offeredPartSchema } from './offered-part.js';
import { PACKAGE_DEPLOYMENTS, PACKAGE_FILES } from './package.js';
import { dataTypesSchema, replacedBySchema } from './replacement-schema.js';
import { PLAN_FORMAT_VERSION, type ResourcePlan } from './resource-plan.js';
import { isOfItsOwn } from './published-files.js';
import { weakenedBySchema } from './weakening-schema.js';

const text = v.string();
const texts = v.array(text);
/** Id and environment of a backend. They name folders on the disk. */
const folderName = v.pipe(text, v.regex(/^[A-Za-z][A-Za-z0-9-]*$/));
/** Types of the azurerm provider, which name the module that is loaded for them, and the one that Terraform brings itself. */
const blockType = v.pipe(text, v.regex(/^(?:(?:data\.)?azurerm_[a-z0-9]+(?:_[a-z0-9]+)*|terraform_data)$/));
const logicalId = v.pipe(text, v.regex(/^[A-Za-z_][A-Za-z0-9_-]*$/));
const jsonForm: v.GenericSchema<JsonValue> = v.lazy(() =>
  v.union([text, v.number(), v.boolean(), v.null(), v.array(jsonForm), v.record(text, jsonForm)]),
);
const directory = v.pipe(text, v.regex(DIRECTORY));
/** The closed list of expressions, for the published JSON Schema. */
const expressionForm: v.GenericSchema<ExpressionJson> = v.lazy(() =>
  v.union([
    v.strictObject({ $ref: v.pipe(text, v.regex(REFERENCE)) }),
    v.strictObject({ $join: v.pipe(v.array(v.union([text, expressionForm])), v.minLength(2)) }),
    v.strictObject({ $parameter: v.picklist(Object.keys(STACK_PARAMETERS) as StackParameter[]) }),
    v.strictObject({ $package: v.pipe(text, v.regex(PACKAGE_FACT)) }),
    v.strictObject({ $each: v.picklist(['key', 'value']) }),
    v.strictObject({ $files: directory }),
    v.strictObject({ $hasFiles: v.tupleWithRest([directory], text) }),
    v.strictObject({ $md5: directory }),
    v.strictObject({ $hash: v.strictTuple([directory, text]) }),
    v.strictObject({ $extension: v.strictTuple([text, text, text]) }),
    v.strictObject({ $table: v.strictTuple([v.record(text, text), text]) }),
    v.strictObject({ $terraform: text }),
  ]),
);

const json = schemaReadBy(jsonForm, readJson, () => undefined);
const objectForm = v.record(text, jsonForm);
const jsonObject = schemaReadBy<JsonObject>(objectForm, readJson, (value) =>
  isPlainObject(value) ? undefined : 'it is not an object',
);

const argumentsForm = v.record(v.pipe(text, v.regex(ARGUMENT_NAME)), jsonForm);

/**
 * Reads in a fraction of the time that unions take, and keeps every key. The published JSON Schema shows the form.
 * @param read - Copies a value, or throws an ArgumentFault.
 * @param problemOf - Returns why a value of arguments is not of this form; undefined where it is.
 */
function schemaReadBy<T>(
  form: v.GenericSchema<T>,
  read: (value: unknown, path: string[]) => JsonValue,
  problemOf: (value: JsonValue) => string | undefined,
): v.GenericSchema<T> {
  const quick = v.pipe(
    v.unknown(),
    v.rawTransform(({ dataset, addIssue, NEVER }) => {
      try {
        const value = read(dataset.value, []);
        const problem = problemOf(value);
        if (problem === undefined) return value;
        addIssue({ message: problem });
      } catch (error) {
        if (!(error instanceof ArgumentFault)) throw error;
        const { path, problem } = error;
        addIssue({ message: path.length === 0 ? problem : `${path.join('.')}: ${problem}` });
      }
      return NEVER;
    }),
  );
  // The schema of a value of this form, which runs as the quick one does.
  return { ...form, '~run': quick['~run'] } as unknown as v.GenericSchema<T>;
}

const isExpression = (value: JsonValue) => expressionIn(value) !== undefined;
const isMap = (value: JsonValue): value is JsonObject =>
  isPlainObject(value) && !isExpression(value as JsonObject);

const blockArguments: v.GenericSchema<JsonObject> = schemaReadBy(argumentsForm, readArgument, (value) =>
  isMap(value) ? nameProblem(Object.keys(value)) : 'arguments are an object',
);
const anExpression: v.GenericSchema<ExpressionJson> = schemaReadBy(expressionForm, readArgument, (value) =>
  isExpression(value) ? undefined : 'an expression is an object such as {"$ref": "…"}',
);
const textOrExpression: v.GenericSchema<string | ExpressionJson> = schemaReadBy(
  v.union([text, expressionForm]),
  readArgument,
  (value) =>
    typeof value === 'string' || isExpression(value) ? undefined : 'it is neither a string nor an expression',
);
const outputs: v.GenericSchema<JsonObject> = schemaReadBy(objectForm, readArgument, (value) =>
  isMap(value) ? undefined : 'outputs are an object',
);

/** Makes the schema of blocks. @param more - Fields that blocks have in a plan only. */
function blockSchema<More extends v.ObjectEntries>(object: typeof v.strictObject, more: More) {
  const meta = object({
    depends_on: v.exactOptional(texts),
    for_each: v.exactOptional(anExpression),
    ignore_changes: v.exactOptional(texts),
    create_before_destroy: v.exactOptional(v.literal(true)),
    replace_triggered_by: v.exactOptional(texts),
    precondition: v.exactOptional(object({ condition: anExpression, error_message: text })),
    local_exec: v.exactOptional(
      v.array(
        object({
          command: textOrExpression,
          working_dir: v.exactOptional(textOrExpression),
          interpreter: v.exactOptional(v.array(textOrExpression)),
        }),
      ),
    ),
    holds_data: v.exactOptional(v.literal(true)),
    moved_from: v.exactOptional(texts),
  });
  return object({
    type: blockType,
    id: logicalId,
    ...more,
    arguments: blockArguments,
    meta: v.exactOptional(meta),
  });
}

/** The format of a block, to which types of the user keep. */
export const terraformBlockSchema = once(() => blockSchema(v.strictObject, {}));

/**
 * Makes the schema of plans.
 * @param object - Makes the schema of an object: strict, or one that drops keys it does not know.
 */
function planSchema(
  object: typeof v.strictObject,
  formatVersion: v.GenericSchema<string, typeof PLAN_FORMAT_VERSION>,
) {
  const way = v.variant('option', [
    object({ option: v.literal('moves'), value: v.record(text, text), effect: text }),
    object({ option: v.literal('discard'), value: texts, effect: text }),
  ]);
  const diagnostic = <const Codes extends readonly string[]>(codes: Codes) =>
    object({
      code: v.picklist(codes),
      message: text,
      resource: v.exactOptional(text),
      path: v.exactOptional(text),
      components: texts,
      resolution: text,
      ways: v.exactOptional(v.pipe(v.array(way), v.minLength(1))),
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
      id: folderName,
      environment: folderName,
      location: v.nullable(text),
      tags: v.record(text, text),
      publicTags: v.exactOptional(texts),
      resourceGroup: v.nullable(text),
      dataProtection: v.picklist(['retain', 'destroy']),
      options: v.exactOptional(v.record(text, json)),
      locked: v.exactOptional(v.literal(true)),
    }),
    lock: planLockSchema,
    state: object({
      removed: texts,
      moved: v.array(object({ from: text, to: text })),
      imports: v.array(object({ to: text, id: textOrExpression })),
      discarded: v.exactOptional(texts),
      forgotten: v.exactOptional(texts),
    }),
    // Plans from before these fields were there can still be read.
    exposure: v.optional(exposureSchema, []),
    replacedBy: v.optional(replacedBySchema, {}),
    weakenedBy: v.optional(weakenedBySchema, {}),
    dataTypes: v.optional(dataTypesSchema, {}),
    offer: v.exactOptional(v.record(text, offeredPartSchema)),
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
        outputs,
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
        block: v.exactOptional(text),
        madeBy: v.picklist(['plan', 'provider']),
        meters: v.exactOptional(plannedMetersSchema),
      }),
    ),
    packages: v.array(
      object({
        app: text,
        // Names of the zip and of files in it: none leads out of its folder.
        name: v.pipe(text, v.regex(/^[A-Za-z0-9-]+$/)),
        components: texts,
        parts: v.array(
          v.variant('holds', [
            object({
              path: v.pipe(text, v.regex(/^[a-z]+\.[a-z]+$/)),
              holds: v.picklist(PACKAGE_FILES),
            }),
            object({
              path: v.pipe(text, v.regex(/^components\/[a-z][a-z0-9-]*\/$/)),
              holds: v.literal('source'),
              directory: v.pipe(text, v.regex(/^(?![/\\]|[A-Za-z]:)[^\p{Cc}]+$/u), v.check(isOfItsOwn)),
              keyFiles: v.exactOptional(texts),
              components: texts,
            }),
          ]),
        ),
        deployment: v.picklist(PACKAGE_DEPLOYMENTS),
      }),
    ),
    terraform: v.array(blockSchema(object, { resource: v.exactOptional(text) })),
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

/** Returns a function that makes a value when it is called for the first time: most programs never read a file. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}
