/**
 * Choice of Front Door among the origins of a group: the defaults of Azure, which azurerm requires in writing.
 * Source: learn.microsoft.com/azure/frontdoor/routing-methods, azurerm 4.55.0 (load_balancing)
 */
export const LOAD_BALANCING = {
  additionalLatencyInMilliseconds: 50,
  sampleSize: 4,
  successfulSamplesRequired: 3,
} as const;
