/** They may as well come from a file. The backend is planned again when one is added. */
export const tenants = [
  { id: 'acme', name: 'Acme Corp', tier: 'enterprise' },
  { id: 'globex', name: 'Globex Inc', tier: 'professional' },
  { id: 'initech', name: 'Initech LLC', tier: 'basic' },
] as const;
