import { createHash } from 'node:crypto';

import type { Finding } from './finding.js';
import { findingsOf } from './findings.js';
import { type DefinitionPlace, type LocatedOptions, placeOf } from './located.js';
import type { Report } from './report.js';

/** A SARIF log of version 2.1.0 with one run, as plain data. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: '2.1.0';
  readonly runs: readonly SarifRun[];
}

/** One run of the tool. */
export interface SarifRun {
  readonly tool: {
    readonly driver: {
      readonly name: string;
      readonly informationUri: string;
      readonly rules: readonly SarifRule[];
    };
  };
  readonly results: readonly SarifResult[];
}

/** A rule of SARIF: a code of the library. */
export interface SarifRule {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly helpUri: string;
}

/** One finding. */
export interface SarifResult {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: 'error' | 'warning';
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string; readonly uriBaseId: string };
      readonly region: { readonly startLine: number };
    };
  }[];
  /** The same finding in a later plan has the same fingerprint, so that it stays one alert. */
  readonly partialFingerprints: Readonly<Record<string, string>>;
}

const HOME = 'https://github.com/atakora/component';

/**
 * Returns the findings of a report as SARIF 2.1.0, which code scanning tools read. The location of each is the
 * definition of its component, as far as `definitions` has it, or the file of the configuration: a plan does not know lines.
 * @example
 * writeFileSync('atakora.sarif', JSON.stringify(toSarif({ plan, diff }, { file: 'atakora.config.ts' })));
 */
export function toSarif(report: Report, options: LocatedOptions): SarifLog {
  const findings = findingsOf(report);
  const ids = [...new Set(findings.map(({ rule }) => rule))].sort();
  const { id, environment } = report.plan.backend;
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'atakora', informationUri: HOME, rules: ids.map(ruleOf) } },
        results: findings.map((finding) => ({
          ruleId: finding.rule,
          ruleIndex: ids.indexOf(finding.rule),
          level: finding.level,
          message: { text: `${finding.message} ${finding.resolution}` },
          locations: [locationOf(placeOf(finding, options))],
          partialFingerprints: {
            'atakora/v1': fingerprint([id, environment, finding.rule, ...finding.place]),
          },
        })),
      },
    ],
  };
}

function locationOf({ file, line }: DefinitionPlace): SarifResult['locations'][number] {
  return {
    physicalLocation: {
      artifactLocation: { uri: uriOf(file), uriBaseId: '%SRCROOT%' },
      region: { startLine: line },
    },
  };
}

function ruleOf(id: string): SarifRule {
  const text = id.toLowerCase().replaceAll('_', ' ');
  return {
    id,
    shortDescription: { text: `${text.charAt(0).toUpperCase()}${text.slice(1)}` },
    helpUri: `${HOME}/blob/main/docs/errors.md`,
  };
}

/** Paths with spaces are not URIs. */
function uriOf(file: string): string {
  return file.split(/[\\/]/).map(encodeURIComponent).join('/');
}

/** Sentences may change and places do not: the message is left out. */
function fingerprint(place: readonly Finding['rule'][]): string {
  return createHash('sha256').update(JSON.stringify(place)).digest('hex').slice(0, 32);
}
