// What a script pays that plans a small backend and ends: imports, definitions and a first plan.
import '@atakora/component/functions';
import '@atakora/component/plan';
import backend from './cold-config.mjs';

backend.plan();
