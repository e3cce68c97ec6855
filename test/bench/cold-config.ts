// A small backend, as the configuration of the command line.
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';

const api = (name: string) => CrudApi.define(`${name}Api`, { entityName: name, schema: { id: 'string' } });

export default defineBackend({ userApi: api('User'), productApi: api('Product'), orderApi: api('Order') });
