import type { StackParameter } from '../plan/expression/expression-json.js';
import { escapeText } from '../plan/expression/template.js';
import { encode } from '../plan/expression/encode.js';
import { writeArguments } from './write-arguments.js';
import { checkPlace } from './check-place.js';
import type { StackValues } from './stack-values.js';
import { CannotApplyError } from '../errors.js';
import type { JsonObject } from '../plan/json.js';
import type { ResourcePlan } from '../plan/resource-plan.js';
import { addressOf, type TerraformBlock } from '../plan/terraform-block.js';
import type { RenderOptions, TerraformResourceGroup } from './render-options.js';
import type { BlocksByType } from './terraform-json.js';

/** The part of a configuration that a stack provides in cdktf: values, variables and the resource group. */
export interface StackPart {
  readonly values: StackValues;
  readonly variables: Readonly<Record<string, JsonObject>>;
  /** The resource group, where Terraform makes it. */
  readonly resources: BlocksByType;
  /** Address of a group that Terraform made once, and forgets. */
  readonly forgotten: readonly string[];
}

/** Address of the resource group, the same as that of a `ResourceGroupStack`. */
const GROUP = { type: 'azurerm_resource_group', id: 'resource_group' } as const;

/** Variables of Terraform, by parameter. */
const VARIABLES: Readonly<Record<Exclude<StackParameter, 'projectDirectory'>, [name: string, what: string]>> =
  {
    resourceGroupName: ['resource_group_name', 'Name of the resource group'],
    location: ['location', 'Azure region'],
    virtualNetworkName: ['virtual_network_name', 'Name of the virtual network'],
    subnetName: ['subnet_name', 'Name of the subnet of the apps'],
    privateEndpointSubnetName: [
      'private_endpoint_subnet_name',
      'Name of the subnet of the private endpoints',
    ],
  };

/**
 * Returns the parameters that the plan needs from its stack.
 * @throws CannotApplyError when neither plan nor options say it, or they contradict each other.
 */
export function stackPart(plan: ResourcePlan, options: RenderOptions): StackPart {
  const { backend } = plan;
  const group = groupOf(plan, options);
  const given: Readonly<Record<StackParameter, string | undefined>> = {
    virtualNetworkName: undefined,
    subnetName: undefined,
    privateEndpointSubnetName: undefined,
    ...options.network,
    resourceGroupName: group?.name,
    location: escaped(backend.location) ?? options.location ?? group?.location,
    projectDirectory: wayOf(options),
  };
  if (group !== undefined) checkPlace('the configuration', plan, group, options.location);
  const asked = new Set<StackParameter>(plan.parameters);
  if (group?.create === true) asked.add('resourceGroupName').add('location');
  const variables = new Map<string, JsonObject>();
  const valueOf = (parameter: StackParameter): string => {
    const value = given[parameter];
    if (options.variables === true && parameter !== 'projectDirectory') {
      const [name, what] = VARIABLES[parameter];
      variables.set(name, variable(what, value));
      return `\${var.${name}}`;
    }
    if (value !== undefined) return value;
    throw new CannotApplyError(
      `backend '${backend.id}'`,
      `the options must have the ${parameter}, received none`,
      `pass ${exampleOf(parameter)}, or variables: true`,
    );
  };
  const values = Object.fromEntries([...asked].map((parameter) => [parameter, valueOf(parameter)]));
  const { resourceGroupName = '', location = '', projectDirectory = '' } = values;
  if (group?.create !== true)
    return {
      values: { ...values, resourceGroupName, location, projectDirectory },
      variables: Object.fromEntries(variables),
      resources: {},
      forgotten: group?.create === false && !plan.terraform.some(isGroup) ? [addressOf(GROUP)] : [],
    };
  return {
    forgotten: [],
    values: {
      ...values,
      resourceGroupName: `\${${GROUP.type}.${GROUP.id}.name}`,
      location,
      projectDirectory,
    },
    variables: Object.fromEntries(variables),
    resources: {
      [GROUP.type]: {
        [GROUP.id]: {
          name: resourceGroupName,
          location,
          ...(group.tags && {
            tags: writeArguments(encode(group.tags), { parameters: {}, packages: new Map() }),
          }),
        },
      },
    },
  };
}

function isGroup({ type, id }: Pick<TerraformBlock, 'type' | 'id'>): boolean {
  return type === GROUP.type && id === GROUP.id;
}

/** Escapes a string of the plan, which may come from anywhere. */
function escaped(text: string | null): string | undefined {
  return text === null ? undefined : escapeText(text);
}

function groupOf(
  { backend }: ResourcePlan,
  { resourceGroup }: RenderOptions,
): TerraformResourceGroup | undefined {
  if (typeof resourceGroup === 'object') return resourceGroup;
  const name = resourceGroup ?? escaped(backend.resourceGroup);
  return name === undefined ? undefined : { name };
}

function wayOf({ wayToProject = '.' }: RenderOptions): string {
  // An absolute way starts where it says.
  if (/^(?:[/\\]|[A-Za-z]:)/.test(wayToProject)) return escapeText(wayToProject);
  return `\${path.module}/${escapeText(wayToProject)}`;
}

function variable(description: string, value: string | undefined): JsonObject {
  return { type: 'string', description, ...(value !== undefined && { default: value }) };
}

function exampleOf(parameter: StackParameter): string {
  if (parameter === 'resourceGroupName') return "resourceGroup: 'rg-shop'";
  return parameter === 'location' ? "location: 'eastus'" : `network: { ${parameter}: '…' }`;
}
