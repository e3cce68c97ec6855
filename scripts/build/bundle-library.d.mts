import type { RolldownOutput } from 'rolldown';

export function bundleLibrary(
  dir: string,
  options?: { modules?: readonly string[]; write?: boolean },
): Promise<RolldownOutput['output']>;
