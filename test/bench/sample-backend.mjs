// The backend that everything is measured with: REST APIs, each with a database and a container of its own.
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

/** Ids of equal length, so that their order as text is their order as numbers. */
export const number = (index) => String(index).padStart(5, '0');

export const config = { backendId: 'bench', environment: 'prod', location: 'eastus' };

export function definitions(count) {
  return Array.from({ length: count }, (_, index) =>
    CrudApi.define(`Api${number(index)}`, {
      entityName: `Entity${number(index)}`,
      schema: { id: 'string', name: { type: 'string', required: true }, price: 'number' },
    }),
  );
}

/** A fresh backend, because a backend keeps its plan. */
export function backendOf(components) {
  return defineBackend(config).addComponents(components).build();
}
