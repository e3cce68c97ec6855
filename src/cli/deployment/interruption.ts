import process from 'node:process';

/** Signals that ask a process to end. A terminal that is closed sends the last one. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Converts Ctrl+C into an aborted signal, while an engine runs that must write its state. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves Ctrl+C to the process again. */
  release(): void;
}

/** Answer to a second Ctrl+C, which is refused. */
const WAITING =
  'Waiting for the engine to end: to kill it would leave resources in Azure that its state does not have.\n';

/** Takes over Ctrl+C. The second one is refused, with a sentence. */
export function watchInterruption(waiting = WAITING): Interruption {
  const controller = new AbortController();
  const stop = () => {
    process.stderr.write(
      controller.signal.aborted
        ? waiting
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
