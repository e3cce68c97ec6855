/** `@atakora/component/report`: plans, differences and findings for reviewers. Nothing here loads cdktf. */
export { toAnnotations } from './report/annotations.js';
export type { DefinitionPlace, LocatedOptions } from './report/located.js';
export type { Finding } from './report/finding.js';
export { findingsOf } from './report/findings.js';
export { renderHtml } from './report/html.js';
export { type MarkdownOptions, renderMarkdown } from './report/markdown.js';
export type { Report, ReportedCost, ReportedProblem } from './report/report.js';
export { type SarifLog, type SarifResult, type SarifRule, type SarifRun, toSarif } from './report/sarif.js';
