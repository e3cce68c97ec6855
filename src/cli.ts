#!/usr/bin/env node
/** The bin `atakora`. Loads the code of a command only when it is called. */
import process from 'node:process';

import { main } from './cli/main.js';

await main(process.argv.slice(2));
