import { expect, it } from 'vitest';

import { runScript } from '../engines/loading/run-script.js';

// The package has a valibot of its own in its files, and the program in whose process it runs may have another.
it("takes schemas of the program's valibot, whose global settings do not reach its own", () => {
  const { value } = runScript(`
    import * as v from 'valibot';
    import { defineBackend } from '@atakora/component/backend';
    import { defineResourceType, maximum, record, union } from '@atakora/component/extend';
    import { CrudApi } from '@atakora/component/crud';

    v.setGlobalConfig({ abortEarly: true, message: () => 'told by the program' });
    const issuesOf = (call) => {
      try {
        call();
        return [];
      } catch (error) {
        return error.issues.map(({ path, rule }) => path + ': ' + rule);
      }
    };
    const search = defineResourceType({
      type: 'search',
      schema: v.strictObject({ replicas: v.exactOptional(v.number()), indexes: v.array(v.string()) }),
      merge: record({ replicas: maximum(), indexes: union() }),
      layOut: () => ({ blocks: [] }),
    });
    const named = { componentId: 'Orders', componentType: 'Finder', config: {} };
    const factory = () => ({
      ...named,
      getRequirements: () => [{ resourceType: 'search', requirementKey: 'main', config: { replicas: '3', indexes: 4 } }],
      validateResources: () => ({ valid: true }),
      initialize: () => undefined,
    });
    globalThis.value = [
      issuesOf(() => CrudApi.define('Users', { entityName: 3, schema: 4 })),
      issuesOf(() =>
        defineBackend({ backendId: 'shop', environment: 'prod', location: 'eastus' })
          .withResourceType(search)
          .addComponent({ ...named, factory })
          .plan(),
      ),
    ];
  `);
  expect(value).toEqual([
    [expect.stringMatching(/^entityName: .*must have 1 to 60 letters/), expect.stringMatching(/^schema: /)],
    ['replicas: must be a number', 'indexes: must be a list'],
  ]);
});
