import { copyPlain } from '../plan/deep-freeze.js';
import type { TerraformBlock } from '../plan/terraform-block.js';
import { type BlockOptions, makeBlock } from '../resources/block.js';
import type { TerraformArguments } from '../resources/terraform-block.js';
import type { OrExpression } from '../plan/expression/expression.js';
import type { Principal } from '../resources/graph.js';
import type { ConnectionContext, EndpointContext, OwnLayoutContext } from '../resources/layout-context.js';
import type { Resource } from '../resources/resource.js';
import type { ResourceNameFormatter } from '../resources/settings.js';
import { plainJson } from '../validation/plain-data.js';
import type { KnownNamingRules } from './custom-names.js';

/** The backend around a provider's resource, while planning. Its functions need no `this`. */
export interface ProviderConnectionContext extends ConnectionContext {
  readonly backend: { readonly backendId: string };
  readonly environment: string;
  /** Azure name of the resource, as the plan shows it. */
  readonly name: string;
  /** Names of further resources. */
  readonly naming: { readonly formatResourceName: ResourceNameFormatter };
  /** True if the backend is isolated. */
  readonly isolated: boolean;
  /** Identities of the code of the components that use the resource. */
  readonly identities: readonly Principal[];
  /**
   * Lays out one block. Its Terraform id is made from backend id, resource type and role, so it stays when code moves.
   * @typeParam Config - The config type of the provider package's class, by `import type`. The compiler checks the arguments
   * against it, by Terraform's names.
   * @param type - Such as `azurerm_servicebus_queue`.
   * @param role - Unique among the blocks of one type: `queue-orders`.
   * @param plain - Arguments as Terraform names them; those that are undefined are left out.
   * @param options - Meta-arguments, such as `depends_on`.
   */
  readonly block: <Config extends object = object>(
    type: string,
    role: string,
    plain: TerraformArguments<Config>,
    options?: BlockOptions,
  ) => TerraformBlock;
}

/** The backend around a provider's resource, once the attributes of all resources are known. */
export interface ProviderEndpointContext extends ProviderConnectionContext, EndpointContext {
  readonly graph: EndpointContext['graph'];
  /**
   * Returns the attributes of the backend's first resource of a type. `network` has the ids of the subnets and zones of an
   * isolated backend, `monitoring` the id of its workspace. Empty where the backend lacks such a resource.
   */
  readonly attributesOf: (type: string) => Readonly<Record<string, OrExpression<string>>>;
}

/** The backend around a provider's resource, after the built-in types are laid out. */
export interface ProviderLayoutContext extends ProviderEndpointContext, OwnLayoutContext {
  readonly graph: OwnLayoutContext['graph'];
  /** Blocks of the built-in resources by key such as `functions:shared`, the resource itself first. */
  readonly existingBlocks: ReadonlyMap<string, readonly TerraformBlock[]>;
}

/** Makes the context in which a provider connects one resource. Later contexts add to it. */
export function providerContext<Stage extends ConnectionContext>(
  providerId: string,
  { key, type, name, requirements }: Resource,
  context: Stage,
  names: KnownNamingRules,
): Stage & ProviderConnectionContext {
  const { settings, graph } = context;
  return {
    ...context,
    tags: { ...context.tags },
    backend: { backendId: settings.backendId },
    environment: settings.environment,
    isolated: settings.isolated,
    name,
    naming: {
      formatResourceName: (abbreviation, _backendId, suffix = 'shared') =>
        names.furtherNameOf(settings, abbreviation, suffix),
    },
    get identities() {
      const principals = requirements.flatMap(({ component }) => graph.principals.get(component) ?? []);
      return [...new Set(principals)];
    },
    block: (blockType, role, plain, options) => {
      const subject = `block '${blockType}' (${role}) of provider '${providerId}' for '${key}'`;
      const block = makeBlock(blockType, context.id(type, role), copyPlain(plain, subject), options);
      plainJson(block.arguments, subject);
      return block;
    },
  };
}

/** Returns `attributesOf` of a context. */
export function attributesIn({
  graph,
  attributes,
}: EndpointContext): ProviderEndpointContext['attributesOf'] {
  return (wanted) => {
    const [platform] = graph.platform(wanted);
    const first = platform ?? graph.all().find((resource) => resource.type === wanted);
    return (first && attributes.get(first.key)) ?? {};
  };
}
