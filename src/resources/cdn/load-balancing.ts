/**
 * Choice of Front Door among the origins of a group: the defaults of Azure, which azurerm requires in writing.
 * Source: learn.microsoft.com/azure/frontdoor/routing-methods, azurerm 4.55.0 (load_balancing)
 */
export const LOAD_BALANCING = {
  additional_latency_in_milliseconds: 50,
  sample_size: 4,
  successful_samples_required: 3,
} as const;
