// Imports the modules of cold-plan.mjs and defines nothing: their part of a cold start.
import '@atakora/component/backend';
import '@atakora/component/crud';
import '@atakora/component/functions';
import '@atakora/component/plan';
