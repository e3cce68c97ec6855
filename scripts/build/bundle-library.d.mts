import type { Plugin, RolldownOutput } from 'rolldown';

export function bundleLibrary(
  dir: string,
  options?: { modules?: readonly string[]; plugins?: readonly Plugin[]; write?: boolean },
): Promise<RolldownOutput['output']>;
