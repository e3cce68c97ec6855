// Loaded before a measured process: says at its end how long it was on a processor. Read by cold-start.mjs.
import { writeSync } from 'node:fs';
import process from 'node:process';
import { processorTime } from './processor-time.mjs';

process.on('exit', () => void writeSync(3, String(processorTime())));
