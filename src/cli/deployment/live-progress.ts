import process from 'node:process';

import type { EngineMessage } from '../../deploy/engine/engine-message.js';
import { printable } from '../printable.js';

/** Past tense of the engine's actions. */
const DONE: ReadonlyMap<string, string> = new Map([
  ['create', 'created'],
  ['update', 'updated'],
  ['delete', 'destroyed'],
  ['import', 'imported'],
]);

/** Lines of running resources that a terminal shows. */
const MOST = 12;
/** Seconds after which a job is told again that a resource still runs: some runners end a job that is silent. */
const SILENCE = 60;

interface Running {
  readonly action: string;
  readonly since: number;
  told: number;
}

/** Shows on stderr what an engine does: one line for each running resource and a bar on a terminal, a line for each finished resource elsewhere. */
export class LiveProgress {
  private readonly running = new Map<string, Running>();
  private readonly began = Date.now();
  private finished = 0;
  private drawn = 0;
  private readonly timer: NodeJS.Timeout | undefined;

  /** @param total - Number of changes of the plan. */
  constructor(
    private readonly total: number,
    private readonly stream: Pick<NodeJS.WriteStream, 'write' | 'isTTY'> = process.stderr,
  ) {
    if (stream.isTTY)
      this.timer = setInterval(() => {
        this.draw();
      }, 1000);
  }

  /** Takes a message of the engine. */
  readonly follow = ({ type, hook, ...message }: EngineMessage): void => {
    if (hook === undefined) {
      const { diagnostic } = message;
      if (diagnostic?.severity === 'error')
        this.tell(`failed ${diagnostic.address ?? ''}: ${diagnostic.summary}`);
      return;
    }
    const { action, elapsed_seconds: seconds } = hook;
    // A data source, which does not change anything.
    if (action === 'read') return;
    const address = hook.resource.addr;
    if (type === 'apply_start') this.running.set(address, { action, since: Date.now(), told: 0 });
    if (type === 'apply_progress') this.remind(address, seconds);
    if (type === 'apply_errored') this.running.delete(address);
    if (type === 'apply_complete') {
      this.running.delete(address);
      this.finished += 1;
      this.tell(`${DONE.get(action) ?? action} ${address} (${seconds} s)`);
    }
    this.draw();
  };

  /** Removes what a terminal shows of running resources. */
  end(): void {
    clearInterval(this.timer);
    this.erase();
  }

  private remind(address: string, seconds: number): void {
    const running = this.running.get(address);
    if (this.stream.isTTY || running === undefined || seconds - running.told < SILENCE) return;
    running.told = seconds;
    this.tell(`still at ${address} (${seconds} s)`);
  }

  private tell(line: string): void {
    this.erase();
    this.stream.write(`  ${printable(line)}\n`);
  }

  private erase(): void {
    if (this.drawn > 0) this.stream.write(`\u001b[${this.drawn}A\u001b[J`);
    this.drawn = 0;
  }

  private draw(): void {
    if (!this.stream.isTTY) return;
    this.erase();
    const now = Date.now();
    const all = [...this.running];
    const width = process.stderr.columns || 80;
    const lines = [
      ...all
        .slice(0, MOST)
        .map(([address, { action, since }]) => `  ${action} ${address} ${secondsSince(since, now)} s`),
      ...(all.length > MOST ? [`  and ${all.length - MOST} more`] : []),
      `  ${barOf(this.finished, this.total)} ${this.finished} of ${this.total}, ${secondsSince(this.began, now)} s`,
    ].map((line) => printable(line).slice(0, width - 1));
    this.stream.write(`${lines.join('\n')}\n`);
    this.drawn = lines.length;
  }
}

function secondsSince(from: number, now: number): number {
  return Math.round((now - from) / 1000);
}

function barOf(done: number, total: number): string {
  const filled = total === 0 ? 0 : Math.min(20, Math.floor((done / total) * 20));
  return `[${'#'.repeat(filled)}${'.'.repeat(20 - filled)}]`;
}
