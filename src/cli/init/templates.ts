/** Names of a new project. Each is safe in code, in YAML and as a part of a file name. */
export interface ProjectNames {
  readonly backendId: string;
  readonly environment: string;
  /** Azure region. */
  readonly location: string;
  /** Path of the lock. */
  readonly lock: string;
  /** Name of the configuration: `atakora.config.ts`, or `.mts` in a project of CommonJS. */
  readonly config: string;
}

/** Returns the configuration: one CRUD API and the options of its deployment. */
export function configText({ backendId, environment, location, lock }: ProjectNames): string {
  return `import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import type { DeploymentOptions } from '@atakora/component/deploy';
import { readLock } from '@atakora/component/lock';

// Each API that you add here shares the database account, the function app and the storage account of the others.
export default defineBackend(
  {
    tasks: CrudApi.define('TaskApi', {
      entityName: 'Task',
      schema: { id: 'string', title: { type: 'string', required: true }, done: 'boolean' },
    }),
  },
  {
    backendId: '${backendId}',
    environment: '${environment}',
    location: '${location}',
    // Says where the data is. 'npx atakora lock' writes it; commit it.
    lock: readLock('${lock}'),
  },
);

export const deployment: DeploymentOptions = {
  // Colleagues and jobs need the state of Terraform in Azure. Without this option it is a file below .atakora.
  // state: {
  //   azurerm: {
  //     resource_group_name: 'rg-terraform',
  //     storage_account_name: 'NAME',
  //     container_name: 'state',
  //     key: '${backendId}-${environment}.tfstate',
  //     use_azuread_auth: true,
  //   },
  // },
};
`;
}

export function testText({ config }: ProjectNames): string {
  return `import { planMatchers } from '@atakora/component/testing';
import { expect, test } from 'vitest';

import backend from './${config}';

expect.extend(planMatchers);

test('the plan can be applied', () => {
  expect(backend).toHaveNoViolations();
});

test('callers know the address before anything is deployed', () => {
  expect(backend.components.tasks.apiEndpoint).toMatch(/^https:.+\\/api\\/task-api$/);
});
`;
}

/** Returns the options of TypeScript: what Node runs as it is. */
export function tsconfigText({ config }: ProjectNames): string {
  return `{
  "compilerOptions": {
    "target": "es2023",
    "module": "nodenext",
    "strict": true,
    "exactOptionalPropertyTypes": true,
    "noEmit": true,
    "allowImportingTsExtensions": true,
    "erasableSyntaxOnly": true,
    "verbatimModuleSyntax": true,
    "skipLibCheck": true,
    "types": ["node"]
  },
  "include": ["${config}", "${config.replace('.config.', '.config.test.')}", "src"]
}
`;
}

/** Lines that `.gitignore` must have. */
export const IGNORED = ['node_modules/', '.atakora/'];

const CHECKOUT = `      - uses: actions/checkout@v5
        with:
          persist-credentials: false`;
const NODE = `      - uses: actions/setup-node@v5
        with:
          node-version: 22
          cache: npm`;

/** Returns the workflow of pull requests: checks the lock, runs the tests and comments with the difference. It needs no login. */
export function pullRequestText({ lock }: ProjectNames): string {
  return `name: Backend

on: pull_request

permissions:
  contents: read
  pull-requests: write

jobs:
  diff:
    runs-on: ubuntu-latest
    timeout-minutes: 15
    steps:
${CHECKOUT}
          fetch-depth: 0
${NODE}
      - name: Plan the base commit
        env:
          BASE: \${{ github.event.pull_request.base.sha }}
        run: |
          git worktree add ../base "$BASE"
          if ls ../base/atakora.config.* > /dev/null 2>&1; then
            (cd ../base && npm ci && npx atakora plan --format json --output "$RUNNER_TEMP/base.plan.json")
            cp ../base/${lock} "$RUNNER_TEMP/base.lock.json"
            echo "AGAINST=$RUNNER_TEMP/base.plan.json" >> "$GITHUB_ENV"
          else
            echo "AGAINST=none" >> "$GITHUB_ENV"
          fi
      - run: npm ci
      - run: npm test
      - name: Check the lock
        run: npx atakora check --frozen --base "$RUNNER_TEMP/base.lock.json" --format github
      - name: Compare
        if: \${{ !cancelled() }}
        run: |
          code=0
          npx atakora diff --against "$AGAINST" --format markdown --output comment.md || code=$?
          cat comment.md >> "$GITHUB_STEP_SUMMARY"
          # 2 says that there are changes, which a pull request may have.
          if [ "$code" = 1 ] || [ "$code" = 3 ]; then exit "$code"; fi
      - name: Comment
        if: \${{ !cancelled() && hashFiles('comment.md') != '' && github.event.pull_request.head.repo.full_name == github.repository }}
        env:
          GH_TOKEN: \${{ github.token }}
          ISSUE: repos/\${{ github.repository }}/issues/\${{ github.event.number }}
        run: |
          marker="$(head -n 1 comment.md)"
          id="$(gh api "$ISSUE/comments" --paginate | jq -r --arg marker "$marker" \\
            '.[] | select(.user.type == "Bot" and (.body | startswith($marker))) | .id' | head -n 1)"
          if [ -n "$id" ]; then
            gh api --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" --field body=@comment.md > /dev/null
          else
            gh api "$ISSUE/comments" --field body=@comment.md > /dev/null
          fi
`;
}

/** Returns the workflow that deploys the main branch. */
export function deployText({ environment }: ProjectNames): string {
  return `name: Deploy

on:
  push:
    branches: [main]
  workflow_dispatch:

permissions:
  contents: read
  id-token: write

# One deployment at a time, and none is cancelled while it runs.
concurrency: deploy-${environment}

jobs:
  deploy:
    # Set these variables of the repository, and the option 'state' of the deployment. Until then, nothing is deployed.
    if: \${{ vars.AZURE_CLIENT_ID != '' }}
    runs-on: ubuntu-latest
    environment: ${environment}
    env:
      ARM_USE_OIDC: 'true'
      ARM_CLIENT_ID: \${{ vars.AZURE_CLIENT_ID }}
      ARM_TENANT_ID: \${{ vars.AZURE_TENANT_ID }}
      ARM_SUBSCRIPTION_ID: \${{ vars.AZURE_SUBSCRIPTION_ID }}
    steps:
${CHECKOUT}
${NODE}
      - uses: hashicorp/setup-terraform@v3
        with:
          # Its wrapper adds lines to what Terraform answers.
          terraform_wrapper: false
      - run: npm ci
      - run: npm test
      - run: npx atakora deploy --yes --frozen
`;
}
