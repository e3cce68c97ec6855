// Writes reports/sbom.cdx.json: a bill of materials in CycloneDX 1.5 with the packages whose code users get. Some of them are bundled,
// and npm knows them as dependencies of development only.
//   npm run sbom
import { mkdirSync, writeFileSync } from 'node:fs';

import { manifest } from '../entries.mjs';
import { npm, shippedPackages } from './shipped.mjs';

const shipped = shippedPackages();
const all = JSON.parse(npm('sbom', '--sbom-format', 'cyclonedx', '--package-lock-only'));
const components = all.components.filter(({ name, version }) => shipped.has(`${name}@${version}`));
const found = new Set(components.map(({ name, version }) => `${name}@${version}`));
const missing = [...shipped.keys()].filter((each) => !found.has(each));
if (missing.length > 0)
  throw new Error(`package-lock.json must have all that is shipped, but lacks ${missing.join(', ')}.`);

const { component, ...metadata } = all.metadata;
const refs = new Set([component['bom-ref'], ...components.map((each) => each['bom-ref'])]);
const bill = {
  ...all,
  // npm names it after the folder.
  metadata: { ...metadata, component: { ...component, name: manifest.name } },
  components: components.map((each) => ({
    ...each,
    scope: 'required',
    licenses: [{ license: { id: shipped.get(`${each.name}@${each.version}`) } }],
  })),
  dependencies: all.dependencies
    .filter(({ ref }) => refs.has(ref))
    .map(({ ref, dependsOn = [] }) => ({
      ref,
      dependsOn:
        ref === component['bom-ref']
          ? [...refs].filter((each) => each !== ref)
          : dependsOn.filter((each) => refs.has(each)),
    })),
};
mkdirSync('reports', { recursive: true });
writeFileSync('reports/sbom.cdx.json', `${JSON.stringify(bill, null, 2)}\n`);
console.log(`reports/sbom.cdx.json: ${components.length} packages.`);
