/** Ids of equal length, so that their order as text is their order as numbers. */
export const number = (index) => String(index).padStart(5, '0');

export const config = { backendId: 'bench', environment: 'prod', location: 'eastus' };

/** Makes the backend that everything is measured with, of the library that is given: REST APIs, each with a database of its own. */
export function sampleOf({ defineBackend, CrudApi }) {
  return {
    definitions: (count) =>
      Array.from({ length: count }, (_, index) =>
        CrudApi.define(`Api${number(index)}`, {
          entityName: `Entity${number(index)}`,
          schema: { id: 'string', name: { type: 'string', required: true }, price: 'number' },
        }),
      ),
    /** A fresh backend, because a backend keeps its plan. */
    backendOf: (components, options = {}) =>
      defineBackend({ ...config, ...options })
        .addComponents(components)
        .build(),
    emptyBackend: () => defineBackend(config),
  };
}
