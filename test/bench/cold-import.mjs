// What a script pays for the modules of cold-plan.mjs alone, before it defines anything.
import '@atakora/component/backend';
import '@atakora/component/crud';
import '@atakora/component/functions';
import '@atakora/component/plan';
