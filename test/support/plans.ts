import { defineBackend } from '../../src/backend/define-backend.js';
import type { BackendConfig } from '../../src/backend/backend-config.js';
import type { AnyComponentDefinition } from '../../src/component.js';
import type { PlanWarning } from '../../src/plan/diagnostics.js';
import type { JsonObject, JsonValue } from '../../src/plan/json.js';
import type { ResourcePlan } from '../../src/plan/resource-plan.js';
import type { TerraformBlock } from '../../src/plan/terraform-block.js';

/** Where most plans of these tests are for. */
export const SHOP = { backendId: 'shop', environment: 'prod', location: 'eastus' } as const;

/** The plan of some components. */
export function planOf(
  components: readonly AnyComponentDefinition[],
  config: BackendConfig = SHOP,
): ResourcePlan {
  return defineBackend(config).addComponents(components).plan();
}

/** What most backends of tests are told: they have no lock, no code for their functions, and one app for several components. */
const USUAL: readonly string[] = ['NOT_LOCKED', 'CODE_MISSING', 'APP_SHARED'];

/** The warnings of a plan but for those that most backends of tests have. */
export function remarksIn({ warnings }: Pick<ResourcePlan, 'warnings'>): PlanWarning[] {
  return warnings.filter(({ code }) => !USUAL.includes(code));
}

/** The keys of the shared resources, optionally of one type. */
export function keysOf({ resources }: ResourcePlan, type?: string): string[] {
  return resources.filter((resource) => type === undefined || resource.type === type).map(({ key }) => key);
}

/** The shared resource that a component was given. */
export function placeOf(plan: ResourcePlan, component: string, type: string): string | undefined {
  return plan.resources.find((resource) => resource.type === type && resource.sharedBy.includes(component))
    ?.key;
}

/** The blocks of one Terraform type. */
export function blocksOf({ terraform }: ResourcePlan, type: string): TerraformBlock[] {
  return terraform.filter((block) => block.type === type);
}

/** The app settings of the app that a component runs in: strings and expressions in JSON. */
export function settingsOf(plan: ResourcePlan, component: string): Readonly<Record<string, JsonValue>> {
  const key = placeOf(plan, component, 'functions');
  const name = plan.resources.find((resource) => resource.key === key)?.name;
  const found = blocksOf(plan, 'azurerm_function_app_flex_consumption').find(
    (b) => b.arguments['name'] === name,
  );
  return found?.arguments['app_settings'] as JsonObject;
}

/** The only function app of a plan, of whichever Terraform type. */
export function functionAppIn(plan: ResourcePlan): TerraformBlock {
  const types = ['azurerm_function_app_flex_consumption', 'azurerm_linux_function_app'];
  const [only, ...others] = types.flatMap((type) => blocksOf(plan, type));
  if (only === undefined || others.length > 0) throw new Error('The plan has none or several function apps.');
  return only;
}

/** Every text in some JSON, keys included. */
export function textsIn(value: JsonValue): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly JsonValue[]).flatMap(textsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as JsonObject).flatMap(([key, part]) => [key, ...textsIn(part)]);
}

/** What Terraform would evaluate in a text: `${…}` and `%{…}`, except after an escape. Read as its own lexer does. */
export function evaluatedIn(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (text.startsWith('$${', at) || text.startsWith('%%{', at)) at += 2;
    else if (text.startsWith('${', at) || text.startsWith('%{', at)) {
      const end = text.indexOf('}', at);
      found.push(text.slice(at, end === -1 ? text.length : end + 1));
    }
  }
  return found;
}

/** What a function throws. */
export function thrownBy(act: () => unknown): unknown {
  try {
    act();
  } catch (error) {
    return error;
  }
  return undefined;
}
