import process from 'node:process';

/** Signals that ask a process to end. A terminal that is closed sends the last one. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Converts Ctrl+C into an aborted signal, while an engine runs that must write its state. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves Ctrl+C to the process again. */
  release(): void;
}

/** Takes over Ctrl+C. The second one is refused: an engine that is killed leaves resources in Azure that its state does not have. */
export function watchInterruption(): Interruption {
  const controller = new AbortController();
  const stop = () => {
    process.stderr.write(
      controller.signal.aborted
        ? 'Waiting for the engine to end: to kill it would leave resources in Azure that its state does not have.\n'
        : '\nStopping: what has begun is finished, and nothing new is begun.\n',
    );
    controller.abort();
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    release: () => {
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
