import type { ITerraformDependable, TerraformElement, TerraformStack } from 'cdktf';
import type { Construct } from 'constructs';

import type { ScopeLike } from '../component.js';
import { CannotApplyError } from '../errors.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf, dependenciesOf } from '../plan/terraform-block.js';
import { checkFrozen } from '../terraform/check-frozen.js';
import { parseGivenPlan } from '../terraform/parse-given-plan.js';
import { checkPlan } from '../terraform/check-plan.js';
import { checkPublished } from '../terraform/check-published.js';
import { scopeIdOf } from '../terraform/package/asset-path.js';
import { readSources } from '../terraform/package/read-sources.js';
import type { StackValues } from '../terraform/stack-values.js';
import type { ApplyOptions, ApplyPlanOptions } from './apply-options.js';
import { checkProvider } from './azurerm-provider.js';
import { BACKEND_ID } from './backend-scope.js';
import { parseApplyPlanOptions } from './apply-options-schema.js';
import { checkArguments } from '../terraform/known-arguments.js';
import { writeArguments } from '../terraform/write-arguments.js';
import { type KnownValues, writeTemplate } from '../plan/expression/template.js';
import { classArguments } from './class-arguments.js';
import { addressesIn, checkRoom, stackOf, stackValues, checkAzurerm } from './check-stack.js';
import { checkSubnets } from './check-subnets.js';
import { engineOf } from './engine.js';
import { checkGlobalNames, holdGlobalNames } from './global-names.js';
import { holdPlan } from './hold-plan.js';
import { type ConstructClass, loadClass, loadConstructs } from './load.js';
import { metaArguments } from './meta-arguments.js';
import { addStateChanges } from './state-changes.js';
import { packageFacts } from './package-facts.js';

/** A plan that has become constructs. */
export interface AppliedPlan {
  readonly plan: ResourcePlan;
  /** The live construct of each shared resource, by key such as `cosmos:shared`. */
  readonly resources: ReadonlyMap<string, unknown>;
  /** Every construct that was made, by Terraform address. */
  readonly constructs: ReadonlyMap<string, unknown>;
}

/** The plan's own scope, for steps that follow after its constructs were made. */
export interface AppliedScope {
  readonly scope: Construct;
  readonly stack: TerraformStack;
  readonly values: StackValues;
  readonly resources: Map<string, unknown>;
}

/**
 * Makes one construct per block of a plan, and nothing else. The plan may be fresh, or come from `parsePlan`.
 * A plan from elsewhere is checked as a whole: expressions are of the forms that the library writes, and commands run only
 * with `allowCommands`.
 * @param scope - A `ResourceGroupStack`, or any `TerraformStack` with `options.resourceGroup`.
 * @throws InvalidConfigError when an option is wrong.
 * @throws InvalidPlanError when it is not a plan, or holds what the library never writes.
 * @throws PlanChangedError when it is not the plan of `expectedHash`.
 * @throws PlanHasErrorsError, ResourceLimitError when the plan must not be applied.
 * @throws LockNotFrozenError when `options.frozen` is set and the lock of the plan is not the committed one.
 * @throws CannotApplyError when it does not fit the stack, or a custom provider has to make a resource.
 * @example
 * applyPlan(parsePlan(readFileSync('plan.json', 'utf8')), stack);
 */
export function applyPlan(
  given: ResourcePlan,
  scope: ScopeLike,
  options: ApplyPlanOptions = {},
): AppliedPlan {
  const { allowCommands = false, expectedHash, ...others } = parseApplyPlanOptions(options);
  const plan = parseGivenPlan(given, { allowCommands, expectedHash });
  const custom = plan.resources.find(({ madeBy }) => madeBy === 'provider');
  if (custom !== undefined) {
    throw new CannotApplyError(
      `'${custom.key}'`,
      'its blocks must be in the plan, received a resource that a custom provider makes',
      'apply the backend that the plan came from',
    );
  }
  return materialize(plan, scope, others, () => undefined);
}

/**
 * Applies a plan as {@link applyPlan} does, with further steps in the plan's scope. If one of them throws,
 * the stack stays as it was.
 */
export function materialize(
  plan: ResourcePlan,
  target: ScopeLike,
  options: ApplyOptions,
  then: (applied: AppliedScope) => void,
): AppliedPlan {
  if (options.frozen === true) checkFrozen(plan);
  const stack = stackOf(target);
  checkPlan(plan, addressesIn(stack));
  checkArguments(plan);
  const engine = engineOf(stack);
  checkAzurerm(plan, engine);
  const values = stackValues(stack, plan, options);
  checkSubnets(stack, plan, values);
  checkRoom(stack, plan);
  checkGlobalNames(stack, plan);
  const classes = new Map(
    [...new Set(plan.terraform.map(({ type }) => type))].map((type) => [type, loadClass(type, engine)]),
  );

  const deployed = plan.packages.filter(({ deployment }) => deployment !== 'none');
  checkPublished(plan, options.projectDirectory);
  const sources = readSources(plan, options.projectDirectory, deployed);

  const scope = new (loadConstructs().Construct)(stack, scopeIdOf(plan));
  // Custom providers of the extension protocol read it from the context.
  scope.node.setContext('resourceGroupName', values.resourceGroupName);
  scope.node.setContext(BACKEND_ID, plan.backend.id);
  try {
    const known = { parameters: { ...values }, packages: packageFacts(plan, sources, scope, engine) };
    const constructs = makeConstructs(
      plan,
      scope,
      known,
      (type) => classes.get(type) ?? loadClass(type, engine),
    );
    const resources = new Map<string, unknown>(
      plan.resources.flatMap(({ key, block = '' }) =>
        constructs.has(block) ? [[key, constructs.get(block)]] : [],
      ),
    );
    then({ scope, stack, values, resources });
    checkProvider(stack, plan.provider, plan);
    addStateChanges(stack, {
      ...plan.state,
      imports: plan.state.imports.map(({ to, id }) => ({ to, id: writeTemplate(id, known) })),
    });
    holdGlobalNames(stack, plan, scope);
    holdPlan(stack, plan);
    return { plan, resources, constructs };
  } catch (error) {
    stack.node.tryRemoveChild(scopeIdOf(plan));
    throw error;
  }
}

function makeConstructs(
  plan: ResourcePlan,
  scope: Construct,
  known: KnownValues,
  classOf: (type: string) => ConstructClass,
): Map<string, TerraformElement> {
  const constructs = new Map<string, TerraformElement>();
  const probeOf = probes(scope, classOf);
  for (const block of plan.terraform) {
    const address = addressOf(block);
    const Class = classOf(block.type);
    const { meta = {} } = block;
    const needed = dependenciesOf(block).map(
      (each) => constructs.get(each) as unknown as ITerraformDependable,
    );
    // Two blocks of different types may have one logical id; construct ids are unique below their scope.
    const construct = new Class(scope, address, {
      ...classArguments(writeArguments(block.arguments, known), probeOf(block.type), address),
      ...(needed.length > 0 && { dependsOn: needed }),
      ...metaArguments(meta, known),
    });
    if (meta.for_each !== undefined) construct.addOverride('for_each', writeTemplate(meta.for_each, known));
    // An override, so that it stays where the user sets another lifecycle on the live construct.
    if (meta.holds_data === true && plan.backend.dataProtection === 'retain')
      construct.addOverride('lifecycle.prevent_destroy', true);
    construct.overrideLogicalId(block.id);
    constructs.set(address, construct);
  }
  return constructs;
}

/** Returns a function that makes one construct without arguments for each type. None of them stays in the stack. */
function probes(
  scope: Construct,
  classOf: (type: string) => ConstructClass,
): (type: string) => TerraformElement {
  const made = new Map<string, TerraformElement>();
  return (type) => {
    let probe = made.get(type);
    if (probe === undefined) {
      const Class = classOf(type);
      probe = new Class(scope, `probe.${type}`, {});
      scope.node.tryRemoveChild(probe.node.id);
      made.set(type, probe);
    }
    return probe;
  };
}
