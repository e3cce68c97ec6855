import { defineBackend } from '@atakora/component/backend';
import { ResourceGroupStack } from '@atakora/component/cdk';
import { CrudApi } from '@atakora/component/crud';
import { App } from 'cdktf';

const backend = defineBackend(
  {
    patients: CrudApi.define('PatientApi', {
      entityName: 'Patient',
      schema: { id: 'string', name: 'string', ward: 'string' },
    }),
  },
  {
    backendId: 'clinic',
    environment: 'production',
    location: 'westeurope',
    networking: 'isolated',
    entry: { frontDoor: { customDomain: 'api.clinic.example.com', firewall: 'Prevention' } },
  },
);

const app = new App();
backend.addToStack(
  new ResourceGroupStack(app, 'clinic', { resourceGroupName: 'rg-clinic', location: 'westeurope' }),
);

export const plan = backend.plan();

app.synth();
