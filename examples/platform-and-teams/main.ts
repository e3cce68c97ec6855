import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

import { platform } from './platform.js';
import { orders, preview, users } from './teams.js';

const app = new App();

// Four states, as if four repositories: nothing of one refers to a block of another.
const backends = { platform, orders, users, preview };
for (const [name, backend] of Object.entries(backends)) {
  const stack = new ResourceGroupStack(app, name, {
    resourceGroupName: `rg-${name}-prod`,
    location: 'eastus',
  });
  backend.addToStack(stack);
}

export const plans = Object.fromEntries(
  Object.entries(backends).map(([name, backend]) => [name, backend.plan()]),
);

app.synth();
