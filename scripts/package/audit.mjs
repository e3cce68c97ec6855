// Asks the registry for known vulnerabilities, and fails for one of a package whose code users get. Those of tools are listed.
//   npm run check:audit
import process from 'node:process';

import { npm, shippedPackages } from './shipped.mjs';

const text = npm('audit', '--json', '--package-lock-only');
const { vulnerabilities, message = 'it wrote no report' } = text === '' ? {} : JSON.parse(text);
if (vulnerabilities === undefined) {
  console.log(`Skipped: the registry does not answer audits (${message}).`);
  process.exit(0);
}
const names = new Set(Array.from(shippedPackages().keys(), (each) => each.slice(0, each.lastIndexOf('@'))));
const found = Object.values(vulnerabilities).map(({ name, severity, range }) => ({ name, severity, range }));
for (const { name, severity, range } of found)
  console.log(`${names.has(name) ? 'shipped' : 'tool'}: ${name} ${range} (${severity})`);
const shipped = found.filter(({ name }) => names.has(name));
console.log(`${found.length} packages with known vulnerabilities, ${shipped.length} of them shipped.`);
process.exitCode = shipped.length > 0 ? 1 : 0;
