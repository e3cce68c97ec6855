// What a script pays that plans a small backend and renders it as Terraform JSON, without a construct library.
import { writeSync } from 'node:fs';
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { renderTerraform } from '@atakora/component/terraform';
import { processorTime } from './processor-time.mjs';

const api = (name) => CrudApi.define(`${name}Api`, { entityName: name, schema: { id: 'string' } });
const backend = defineBackend({ userApi: api('User'), productApi: api('Product'), orderApi: api('Order') });
const packages = [{ app: 'functions:shared', path: 'a.zip', md5: 'a'.repeat(32), sha256: 'b'.repeat(64) }];
renderTerraform(backend.plan(), { resourceGroup: 'rg-shop', location: 'eastus', packages });

// Read by cold-start.mjs.
writeSync(1, String(processorTime()));
