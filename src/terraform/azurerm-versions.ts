/** Versions of azurerm by the major version that a plan is for. Of 5, those that read the state that 4 wrote. */
export const AZURERM_VERSIONS = { 4: '4.55.0', 5: '>= 5.1.0, < 6.0.0' } as const;
