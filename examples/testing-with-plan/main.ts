import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

import { backend } from './backend.js';

const app = new App();
const stack = new ResourceGroupStack(app, 'notes', {
  resourceGroupName: 'rg-notes-prod',
  location: 'eastus',
});
backend.addToStack(stack);

export const plan = backend.plan();

app.synth();
