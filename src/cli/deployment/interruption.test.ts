import process from 'node:process';

import { afterEach, beforeEach, expect, it, vi } from 'vitest';

import { type Interruption, watchInterruption } from './interruption.js';

const act = vi.fn(() => Promise.resolve());
let told = '';
let interruption: Interruption;
beforeEach(() => {
  vi.useFakeTimers();
  told = '';
  act.mockClear();
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    told += String(text);
    return true;
  });
  interruption = watchInterruption({ hint: 'Waiting.', act });
});
afterEach(() => {
  interruption.release();
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('aborts at the first signal, and says every 30 seconds what a second one does', () => {
  process.emit('SIGTERM', 'SIGTERM');
  expect(interruption.signal.aborted).toBe(true);
  expect(told).toMatch(/^\nStopping: /);
  expect(told).not.toContain('Waiting.');
  vi.advanceTimersByTime(65_000);
  expect(told.match(/Waiting\./g)).toHaveLength(2);
  interruption.release();
  vi.advanceTimersByTime(65_000);
  expect(told.match(/Waiting\./g)).toHaveLength(2);
});

it('acts at a second Ctrl+C, and neither at one that npm passes on nor at another signal', () => {
  process.emit('SIGINT', 'SIGINT');
  vi.advanceTimersByTime(500);
  process.emit('SIGINT', 'SIGINT');
  vi.advanceTimersByTime(2000);
  process.emit('SIGTERM', 'SIGTERM');
  expect(act).not.toHaveBeenCalled();
  process.emit('SIGINT', 'SIGINT');
  expect(act).toHaveBeenCalledOnce();
});
