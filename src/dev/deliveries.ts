/** Deliveries of events to functions that no caller waits for. */
export class Deliveries {
  readonly #running = new Set<Promise<void>>();

  /** @param delivery - Does not reject. */
  add(delivery: Promise<void>): void {
    const ended = delivery.finally(() => this.#running.delete(ended));
    this.#running.add(ended);
  }

  /** Resolves once every delivery has ended, also those that others began. */
  async settled(): Promise<void> {
    while (this.#running.size > 0) await Promise.all(this.#running);
  }
}
