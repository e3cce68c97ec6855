// A process that does nothing: what Node itself costs.
import { writeSync } from 'node:fs';
import { processorTime } from './processor-time.mjs';

// Read by cold-start.mjs.
writeSync(1, String(processorTime()));
