
import type { IResourceRequirement } from '@atakora/component/backend';

export const requirement: IResourceRequirement = {
  resourceType: 'cosmos',
  requirementKey: 'UserApi-cosmos',
  priority: 20,
  config: {
    enableServerless: true,
    consistency: 'Session',
    databases: [{ name: 'users-db' }]
  }
}
