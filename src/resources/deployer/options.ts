import * as v from 'valibot';

import { oneOf, options, rule } from '../../validation/rule.js';
import { principalIdSchema, type PrincipalType, principalTypeSchema } from '../azure/principal.js';
import type { BackendOptions } from '../settings.js';

/** Options of a backend about its deployment: the principal that runs Terraform, and the code of its apps. */
export interface DeployerOptions {
  /**
   * Principal that runs Terraform, and the rights on data that the plan grants it. Without one, a plan that grants a role has the
   * warning `DEPLOYER_UNNAMED`. `plan.deployer` lists every right that applying needs.
   * Source: `azurerm_role_assignment`
   * @default the principal that runs Terraform
   * @example { principalId: '11111111-2222-3333-4444-555555555555', principalType: 'Group' }
   */
  readonly deployer?: DeployerConfig;
  /**
   * Deployment of the code of function apps. `terraform`: with the plan. `terraform-sync`: with the plan, and the Azure CLI then
   * has Azure read the triggers of Flex Consumption apps. `separate`: by `deployCode` or your own pipeline, so Terraform does not
   * write code.
   * Source: learn.microsoft.com/azure/azure-functions/functions-deployment-technologies
   * @see docs/deployment.md#code-without-terraform
   * @default 'terraform'
   */
  readonly codeDeployment?: CodeDeployment;
}

/** Method by which the code of apps is deployed. */
export type CodeDeployment = (typeof CODE_DEPLOYMENTS)[number];

/** Methods by which the code of apps is deployed. */
export const CODE_DEPLOYMENTS = ['terraform', 'terraform-sync', 'separate'] as const;

/** Principal that runs Terraform. */
export interface DeployerConfig {
  /**
   * Object id in Entra ID of the principal that deploys, best of a group. Roles then stay when another member runs Terraform.
   * Source: `principal_id`
   * @default the one that runs Terraform, so another one replaces the roles
   */
  readonly principalId?: string;
  /**
   * Kind of the principal. Needs `principalId`.
   * Source: `principal_type`
   * @default Azure looks it up
   */
  readonly principalType?: PrincipalType;
  /**
   * Origin of the data roles that Terraform needs to write files. `grant`: the plan grants them, for which the deployer needs the
   * right to assign roles, and Azure some minutes to honour a new one. `existing`: the deployer has them already.
   * Source: learn.microsoft.com/azure/storage/blobs/assign-azure-role-data-access
   * @default 'grant'
   */
  readonly dataRoles?: 'grant' | 'existing';
  /**
   * Authentication of Terraform to storage. `automatic`: Entra ID where an account of the backend does not accept keys.
   * `entra-id`: always Entra ID, for a stack that another backend shares.
   * Source: `storage_use_azuread`
   * @default 'automatic'
   */
  readonly storageAccess?: 'automatic' | 'entra-id';
}

/** Deployer of a backend, every default filled in. */
export interface DeployerSettings {
  /** Null for the principal that runs Terraform. */
  readonly principalId: string | null;
  readonly principalType: PrincipalType | null;
  readonly grantsDataRoles: boolean;
  readonly alwaysEntraId: boolean;
  readonly codeDeployment: CodeDeployment;
}

const deployerSchema = v.pipe(
  options({
    principalId: v.exactOptional(principalIdSchema),
    principalType: v.exactOptional(principalTypeSchema),
    dataRoles: v.exactOptional(oneOf('dataRoles', ['grant', 'existing'])),
    storageAccess: v.exactOptional(oneOf('storageAccess', ['automatic', 'entra-id'])),
  }),
  v.forward(
    v.check(
      ({ principalId, principalType }) => principalType === undefined || principalId !== undefined,
      rule('requires principalId', 'add principalId, or omit principalType'),
    ),
    ['principalType'],
  ),
);

/** Options of a backend about who deploys it. */
export const deployerOptions = {
  entries: {
    deployer: v.exactOptional(deployerSchema),
    codeDeployment: v.exactOptional(oneOf('a deployment of code', CODE_DEPLOYMENTS)),
  },
  resolve: ({ deployer = {}, codeDeployment = 'terraform' }: DeployerOptions): DeployerSettings => ({
    principalId: deployer.principalId ?? null,
    principalType: deployer.principalType ?? null,
    grantsDataRoles: deployer.dataRoles !== 'existing',
    alwaysEntraId: deployer.storageAccess === 'entra-id',
    codeDeployment,
  }),
} satisfies BackendOptions<DeployerOptions, DeployerSettings>;
