// The sample of the library as it is built.
import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { sampleOf } from './sample-of.mjs';

export { config, number } from './sample-of.mjs';

export const { definitions, backendOf } = sampleOf({ defineBackend, CrudApi });
