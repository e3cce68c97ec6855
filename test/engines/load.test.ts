import { CannotApplyError } from '@atakora/component/backend';
import { DataAzurermClientConfig } from '@cdktf/provider-azurerm/lib/data-azurerm-client-config/index.js';
import { StorageAccountStaticWebsiteA } from '@cdktf/provider-azurerm/lib/storage-account-static-website/index.js';
import { CosmosdbSqlContainer } from '@cdktf/provider-azurerm/lib/cosmosdb-sql-container/index.js';
import { expect, test } from 'vitest';

import { ENGINES } from '../../src/engines/engine.js';
import { loadClass } from '../../src/engines/load.js';
import { SAMPLES } from './sample-backends.js';

test.each([
  ['azurerm_cosmosdb_sql_container', CosmosdbSqlContainer],
  ['data.azurerm_client_config', DataAzurermClientConfig],
  ['azurerm_storage_account_static_website', StorageAccountStaticWebsiteA],
])('the class of %s', (type, Class) => {
  expect(loadClass(type, ENGINES.cdktf)).toBe(Class);
});

test('there is a class for every type that is planned', () => {
  for (const sample of Object.values(SAMPLES)) {
    for (const { type } of sample().plan().terraform) {
      expect(Reflect.get(loadClass(type, ENGINES.cdktf), 'tfResourceType')).toBe(type.replace(/^data\./, ''));
    }
  }
});

test.each(['azurerm_provider', 'azurerm_no_such_thing'])('there is none for %s', (type) => {
  expect(() => loadClass(type, ENGINES.cdktf)).toThrow(CannotApplyError);
});

test('a type that is written wrongly is said to be none, and not to be a package that is missing', () => {
  expect(() => loadClass('azurerm_redis_cach', ENGINES.cdktf)).toThrow(
    /^@cdktf\/provider-azurerm: a block must have a Terraform type .* received 'azurerm_redis_cach'\. Nothing was created\. Correct the type /,
  );
});
