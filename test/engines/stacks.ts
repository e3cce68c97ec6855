import { ResourceGroupStack } from '@atakora/component/cdk';
import { Aspects, TerraformStack, Testing } from 'cdktf';
import type { Construct } from 'constructs';

/** Arguments of one block in Terraform's JSON. */
export type Arguments = Readonly<Record<string, unknown>>;

/** By type, then by logical id. */
export type Blocks = Readonly<Record<string, Readonly<Record<string, Arguments>>>>;

/** Terraform's JSON for a stack. */
export interface TerraformJson {
  readonly resource?: Blocks;
  readonly data?: Blocks;
  readonly provider?: Readonly<Record<string, readonly Arguments[]>>;
  readonly terraform?: unknown;
}

/** A stack with a resource group `rg-test` in `eastus`, in an app of its own. */
export function groupStack(scope: Construct = Testing.app(), id = 'stack'): ResourceGroupStack {
  return new ResourceGroupStack(scope, id, { resourceGroupName: 'rg-test', location: 'eastus' });
}

/** A stack that knows of no resource group. */
export function plainStack(): TerraformStack {
  return new TerraformStack(Testing.app(), 'stack');
}

/** What cdktf writes for the stack, after its own validations. */
export function synth(stack: TerraformStack): TerraformJson {
  return JSON.parse(Testing.synth(stack, true)) as TerraformJson;
}

/** Everything that applying could add to: constructs, aspects and annotations of the whole app. */
export function footprint(stack: Construct): unknown {
  return stack.node.root.node.findAll().map((construct) => ({
    path: construct.node.path,
    aspects: Aspects.of(construct).all.length,
    metadata: construct.node.metadata.map(({ type }) => type),
  }));
}

/** The warnings that cdktf shows for a stack. */
export function warningsOf(stack: Construct): string[] {
  return stack.node.metadata.filter(({ type }) => type === '@cdktf/warn').map(({ data }) => String(data));
}
