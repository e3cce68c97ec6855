import { canonicalJson, type JsonValue } from '../../plan/json.js';
import type { ResourcePlan } from '../../plan/resource-plan.js';
import type { Finding } from '../finding.js';
import { markup, type Markup, table } from './markup.js';
import { addressesByResource } from '../../plan/resource-addresses.js';

/** Shows errors and warnings, errors first; nothing for a plan without any. */
export function findingSection(findings: readonly Finding[]): Markup {
  if (findings.length === 0) return markup``;
  const items = findings.map(
    ({ rule, level, message, resolution }) =>
      markup`<li><strong class="${level}">${rule}</strong> ${message} <span class="muted">${resolution}</span></li>`,
  );
  return markup`<h2>Errors and warnings</h2><ul>${items}</ul>`;
}

/** Shows the resources, and what of the limits they use. */
export function resourceSection(plan: ResourcePlan): Markup {
  const addresses = addressesByResource(plan);
  const rows = plan.resources.map(
    ({ key, name, sharedBy }) =>
      markup`<tr><td><code>${key}</code></td><td><code>${name}</code></td><td>${addresses.get(key)?.length ?? 0}</td><td>${sharedBy.join(', ')}</td></tr>`,
  );
  const limits = plan.usage.flatMap(({ what, used, max }) =>
    max === null ? [] : [markup`<tr><td>${what}</td><td>${used}</td><td>${max}</td></tr>`],
  );
  return markup`<h2>Resources</h2>${table(['Resource', 'Azure name', 'Blocks', 'Shared by'], rows)}${
    limits.length === 0 ? markup`` : markup`<h3>Limits</h3>${table(['Limited', 'Used', 'Limit'], limits)}`
  }`;
}

/** Shows how each value that several components asked for was chosen. */
export function decisionSection({ resources }: ResourcePlan): Markup {
  const rows = resources.flatMap(({ key, decisions }) =>
    decisions.map(
      ({ path, rule, value, candidates }) =>
        markup`<tr><td><code>${key}</code></td><td><code>${path}</code></td><td><code>${shown(value)}</code></td><td>${rule}</td><td>${candidates
          .map((each) => `${each.component}: ${shown(each.value)} (${each.priority})`)
          .join('; ')}</td></tr>`,
    ),
  );
  if (rows.length === 0) return markup``;
  return markup`<h2>Decisions</h2>${table(['Resource', 'Field', 'Value', 'Rule', 'Asked for (priority)'], rows)}`;
}

/** Shows what callers can reach, from where and with what. */
export function exposureSection({ exposure }: ResourcePlan): Markup {
  if (exposure.length === 0) return markup``;
  const rows = exposure.flatMap(({ resource, network, endpoints }) =>
    endpoints.map(
      ({ name, routes = [], credentials, origins = [], codeMissing, ipRanges = [] }) =>
        markup`<tr><td><code>${resource}</code></td><td>${name ?? routes.join(', ')}${codeMissing ? ' (no code)' : ''}</td><td>${[network, ...ipRanges].join(' ')}</td><td>${credentials.join(' or ')}</td><td>${origins.join(', ')}</td></tr>`,
    ),
  );
  return markup`<h2>What callers can reach</h2>${table(['Resource', 'Name', 'From', 'Credentials', 'Web pages'], rows)}`;
}

/** Returns a value as text, shortened: it may be the schema of a whole container. */
function shown(value: JsonValue): string {
  const text = typeof value === 'string' ? value : canonicalJson(value);
  return text.length <= 200 ? text : `${text.slice(0, 199)}…`;
}
