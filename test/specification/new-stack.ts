import { ResourceGroupStack } from '@atakora/component/cdk';
import { App } from 'cdktf';

/** Returns the app and the stack that snippets of the specification use without making them. */
export function newStack(): { app: App; stack: ResourceGroupStack } {
  const app = new App();
  const stack = new ResourceGroupStack(app, 'Stack', { resourceGroupName: 'rg-app', location: 'eastus' });
  return { app, stack };
}
