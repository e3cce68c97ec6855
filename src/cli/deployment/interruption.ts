import process from 'node:process';

/** Signals that ask a process to end. A terminal that is closed sends the last one. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Converts Ctrl+C into an aborted signal, while an engine runs that must write its state. */
export interface Interruption {
  readonly signal: AbortSignal;
  /** Leaves Ctrl+C to the process again. */
  release(): void;
}

/** Milliseconds in which signals count as one Ctrl+C: the terminal sends one to this process, and npm, which runs it, passes on another. */
const ONE_PRESS = 2000;
/** Milliseconds after which an interruption that still goes on is told. */
const REMINDER = 30_000;

/** Effect of a second Ctrl+C. */
export interface SecondInterrupt {
  /** Sentence about it, told while the first one is still waited for. */
  readonly hint: string;
  readonly act: () => Promise<void>;
}

const KILL_ENGINE: SecondInterrupt = {
  hint: 'Waiting for the engine. Ctrl+C kills it now, which can leave resources in Azure that its state does not have.',
  async act() {
    const { killEngines } = await import('../../deploy/engine/run-engine.js');
    killEngines();
  },
};

/** Takes over Ctrl+C. The first one aborts the signal, and a second one does what is named here; by default it kills the engine. */
export function watchInterruption({ hint, act }: SecondInterrupt = KILL_ENGINE): Interruption {
  const controller = new AbortController();
  let first = 0;
  let reminder: NodeJS.Timeout | undefined;
  const stop = (name: NodeJS.Signals) => {
    if (!controller.signal.aborted) {
      first = Date.now();
      process.stderr.write('\nStopping: what has begun is finished, and nothing new is begun.\n');
      reminder = setInterval(() => process.stderr.write(`${hint}\n`), REMINDER).unref();
      controller.abort();
    } else if (name === 'SIGINT' && Date.now() - first > ONE_PRESS) void act();
    else process.stderr.write(`${hint}\n`);
  };
  for (const name of SIGNALS) process.on(name, stop);
  return {
    signal: controller.signal,
    release: () => {
      clearInterval(reminder);
      for (const name of SIGNALS) process.off(name, stop);
    },
  };
}
