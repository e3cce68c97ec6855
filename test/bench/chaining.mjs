// Child: adds components to a builder one by one. Arguments: components, samples, warm-ups.
import process from 'node:process';
import { defineBackend } from '@atakora/component/backend';
import { measure } from './in-process.mjs';
import { config, definitions } from './sample-backend.mjs';

const [count, samples, warmups] = process.argv.slice(2).map(Number);
const chain = (components) => {
  let builder = defineBackend(config);
  for (const component of components) builder = builder.addComponent(component);
};
console.log(JSON.stringify(await measure(chain, { samples, warmups, prepare: () => definitions(count) })));
