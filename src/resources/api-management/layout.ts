import { join, joined, ref } from '../../plan/expression/expression.js';
import { ownValue } from '../../plan/json.js';
import type { TerraformBlock } from '../../plan/terraform-block.js';
import { block, type BlockRef } from '../block.js';
import { appRef } from '../functions/connections.js';
import { type LayoutContext, placeOf, type PlanningContext } from '../layout-context.js';
import { documentOf } from './document.js';
import { GATEWAY_IDENTITY } from './naming.js';
import type { ApiManagementResource } from './options.js';
import { policyOf } from './policy.js';
import { type PublishedApi, publishedApis } from './published-apis.js';

/** Word of a gateway in the addresses of its blocks. */
const WORD = 'gateway';

export function gatewayRef(
  { variant }: Pick<ApiManagementResource, 'variant'>,
  context: PlanningContext,
): BlockRef {
  return { type: 'azurerm_api_management', id: context.id(WORD, variant) };
}

/** Returns the block of the identity by which a gateway signs in at apps. The one that Azure makes with a gateway tells no client id. */
export function gatewayIdentityRef(
  { variant }: Pick<ApiManagementResource, 'variant'>,
  context: PlanningContext,
): BlockRef {
  return { type: 'azurerm_user_assigned_identity', id: context.id(WORD, variant) };
}

/** Lays out a gateway with its identity, its products, and an API for each component with HTTP functions. */
export function layOutApiManagement(
  resource: ApiManagementResource,
  context: LayoutContext,
): TerraformBlock[] {
  const { name, variant, config } = resource;
  const { publisher, tier, units } = config;
  const identity = block('azurerm_user_assigned_identity', gatewayIdentityRef(resource, context).id, {
    name: context.nameOf(GATEWAY_IDENTITY, variant),
    ...placeOf(context),
  });
  const gateway = block('azurerm_api_management', gatewayRef(resource, context).id, {
    name,
    ...placeOf(context),
    publisher_name: publisher.name,
    publisher_email: publisher.email,
    sku_name: tier === 'Consumption' ? 'Consumption_0' : `BasicV2_${units}`,
    identity: { type: 'UserAssigned', identity_ids: [ref(identity, 'id')] },
  });
  const within = {
    api_management_name: ref(gateway, 'name'),
    resource_group_name: context.resourceGroupName,
  };
  const products = new Map<string, TerraformBlock>();
  const apis = publishedApis(context.graph).flatMap((api) => {
    const product = ownValue(config.apis, api.component)?.product;
    if (product !== undefined && !products.has(product))
      products.set(
        product,
        block('azurerm_api_management_product', context.id(WORD, variant, product), {
          ...within,
          product_id: product,
          display_name: product,
          published: true,
          subscription_required: true,
          approval_required: false,
        }),
      );
    return layOutApi(api, resource, { identity, within, product: products.get(product ?? '') }, context);
  });
  return [gateway, identity, ...products.values(), ...apis];
}

/** Lays out one API. Its blocks depend on its component alone. */
function layOutApi(
  api: PublishedApi,
  { variant, config }: ApiManagementResource,
  {
    identity,
    within,
    product,
  }: {
    identity: BlockRef;
    within: {
      api_management_name: ReturnType<typeof ref>;
      resource_group_name: LayoutContext['resourceGroupName'];
    };
    product: TerraformBlock | undefined;
  },
  context: LayoutContext,
): TerraformBlock[] {
  const { app, name, component } = api;
  const { auth } = app.config;
  // An app without a sign-in is an error of the plan.
  if (!auth) return [];
  const id = context.id(WORD, variant, name);
  const published = block('azurerm_api_management_api', id, {
    ...within,
    name,
    revision: '1',
    display_name: component,
    path: `api/${name}`,
    protocols: ['https'],
    service_url: join`https://${ref(appRef(app, context), 'default_hostname')}/api/${name}`,
    // A token is needed in any case.
    subscription_required: product !== undefined,
    import: { content_format: 'openapi+json', content_value: documentOf(api) },
  });
  return [
    published,
    block('azurerm_api_management_api_policy', id, {
      ...within,
      api_name: ref(published, 'name'),
      xml_content: joined(policyOf(api, auth, config, ref(identity, 'client_id'), context)),
    }),
    ...(product === undefined
      ? []
      : [
          block('azurerm_api_management_product_api', id, {
            ...within,
            api_name: ref(published, 'name'),
            product_id: ref(product, 'product_id'),
          }),
        ]),
  ];
}
