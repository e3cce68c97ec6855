// Plans a small backend and renders it as Terraform JSON, without a construct library: one cold start.
import { renderTerraform } from '@atakora/component/terraform';
import backend from './cold-config.mjs';

const packages = [{ app: 'functions:shared', path: 'a.zip', md5: 'a'.repeat(32), sha256: 'b'.repeat(64) }];
renderTerraform(backend.plan(), { resourceGroup: 'rg-shop', location: 'eastus', packages });
