import type { TerraformBlock } from '../../plan/terraform-block.js';
import type { CosmosLayout } from '../cosmos/cosmos-layout.js';
import type { KeyVaultLayout } from '../key-vault/key-vault-layout.js';
import type { MonitoringLayout } from '../monitoring/monitoring-layout.js';
import type { NetworkLayout } from '../network/network-layout.js';
import type { StorageLayout } from '../storage/storage-layout.js';

/** What stands around a function app when it is laid out. */
export interface Surroundings {
  /** Where the app keeps its own files, and the queues of its triggers. */
  readonly storage: StorageLayout;
  readonly cosmos: readonly CosmosLayout[];
  readonly monitoring: MonitoringLayout | null;
  readonly network: NetworkLayout | null;
  /** The vault, where the app reads secrets from one. */
  readonly vault: KeyVaultLayout | null;
  /** Private endpoints of the resources that the app uses. It starts once they answer. */
  readonly endpoints: readonly TerraformBlock[];
  /** Puts what a placeholder stands for into an app setting, and escapes the rest. */
  resolve(text: string, setting: string): string;
}
