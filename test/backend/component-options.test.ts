import { expect, test } from 'vitest';

import { crud } from '../support/definitions.js';
import { thrownBy } from '../support/plans.js';
import { defineBackend } from '../../src/backend/define-backend.js';

test('an option of components is said to be one, with the line to write', () => {
  // As configurations per environment have it, which TypeScript does not check as a literal.
  const perEnvironment = { monitoring: true, throughput: 4000 };
  expect(String(thrownBy(() => defineBackend({ userApi: crud() }, perEnvironment)))).toContain(
    "throughput is not an option. Set it for a component: CrudApi.define('UserApi', { …, throughput }).",
  );
});
