import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

import { closedPlatform } from './closed-platform/backend.js';
import { orders } from './orders/backend.js';
import { payments } from './payments/backend.js';
import { platform } from './platform/backend.js';
import { preview } from './previews/backend.js';
import { users } from './users/backend.js';

const app = new App();

// Six states, as if six repositories: nothing of one refers to a block of another.
const backends = { platform, orders, users, preview, closed: closedPlatform, payments };
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
