/**
 * Plans that a function app can run on, from the smallest to the largest; two that meet become the larger one.
 * Source: learn.microsoft.com/azure/azure-functions/functions-scale, and what azurerm 4.55.0 accepts as `sku_name`.
 */
export const FUNCTIONS_SKUS = [
  'Y1',
  'FC1',
  'B1',
  'B2',
  'B3',
  'S1',
  'S2',
  'S3',
  'P0v3',
  'P1v3',
  'P2v3',
  'P3v3',
  'EP1',
  'EP2',
  'EP3',
] as const;

/** The size of the plan that an app runs on. */
export type FunctionsSku = (typeof FUNCTIONS_SKUS)[number];

/**
 * Hosting of an app: Flex Consumption, the older Consumption, Elastic Premium, or a plan of reserved
 * machines.
 */
export type Hosting = 'flex' | 'consumption' | 'elastic' | 'dedicated';

export function hostingOf(sku: FunctionsSku): Hosting {
  if (sku === 'FC1') return 'flex';
  if (sku === 'Y1') return 'consumption';
  return sku.startsWith('EP') ? 'elastic' : 'dedicated';
}

/** Returns the smallest plan of a hosting. An app has it where no component names a size. */
export function smallestOf(hosting: Hosting): FunctionsSku {
  return FUNCTIONS_SKUS.find((sku) => hostingOf(sku) === hosting) ?? 'FC1';
}

/**
 * Returns true if an app reaches the account of its own files with a key. Flex Consumption needs one, because
 * azurerm 4.55.0 otherwise writes a broken setting on updates. Consumption needs one, because its content
 * share does not support identities.
 */
export function needsStorageKey(sku: FunctionsSku): boolean {
  return ['flex', 'consumption'].includes(hostingOf(sku));
}

/**
 * Returns a plan with its article, as it is spoken.
 * @example planInWords('EP1') // 'an EP1 plan'
 */
export function planInWords(sku: FunctionsSku): string {
  return `${/^[EFS]/.test(sku) ? 'an' : 'a'} ${sku} plan`;
}
