// Imports, defines and plans a small backend, and ends: one cold start.
import '@atakora/component/functions';
import '@atakora/component/plan';
import backend from './cold-config.mjs';

backend.plan();
