import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

import { secretPatterns } from '../../scripts/build/secret-patterns.mjs';
import { SECRETLINT_PATTERNS } from '../../src/validation/secret-patterns.js';
import { looksSecret, secretIssuer } from '../../src/validation/secret.js';

const LETTERS = 'aB3dE5gH7jK9mN1pQ'.repeat(20);
const letters = (count: number) => LETTERS.slice(0, count);
const upper = (count: number) => LETTERS.toUpperCase().slice(0, count);
const hex = (count: number) => '3fa9c07be15d8642'.repeat(20).slice(0, count);
const lower = (count: number) => LETTERS.toLowerCase().slice(0, count);

/**
 * A key or token of each form, by issuer. Each is put together of two parts, so that no scanner of repositories takes it for a
 * real one.
 */
const EXAMPLES: readonly (readonly [issuer: string, first: string, rest: string])[] = [
  ['Azure', letters(86), '=='],
  ['Azure', letters(76), `+AStm${letters(5)}==`],
  ['Azure', letters(76), `ACDbm${letters(5)}==`],
  ['Azure', letters(44), `AzFu${letters(5)}Q==`],
  ['Azure', letters(42), `AzSeB${letters(5)}`],
  ['Azure', letters(33), `+ASbB${letters(5)}=`],
  ['Azure', letters(33), `AIoTB${letters(5)}=`],
  ['Azure', 'Endpoint=sb://a.servicebus.windows.net/;SharedAccessKey', `=${letters(43)}=`],
  ['Entra ID', 'abc8', `Q~${letters(34)}`],
  ['Azure DevOps', letters(76), `AZDO${letters(4)}`],
  ['Teams', 'https://a.webhook.office', `.com/webhookb2/${hex(36)}@${hex(36)}/IncomingWebhook/${hex(32)}/x`],
  ['NuGet', 'oy', `2${lower(43)}`],
  ['PEM', '-----BEGIN RSA ', `PRIVATE KEY-----\n${letters(64)}\n`],
  ['PEM', '"-----BEGIN ', `PRIVATE KEY-----\\n${letters(64)}\\n"`],
  ['age', 'AGE-SECRET', `-KEY-1${upper(58)}`],
  ['JWT', `eyJ${letters(20)}`, `.eyJ${letters(20)}.${letters(20)}`],
  ['aws', 'AKIA', upper(16)],
  ['aws', 'aws_secret_access_key', ` = ${letters(40)}`],
  ['npm', 'npm', `_${letters(36)}`],
  ['slack', 'xoxb', `-${letters(12)}-${letters(24)}`],
  ['slack', 'xapp', `-1-${letters(24)}`],
  ['slack', 'https://hooks.slack', `.com/services/T${upper(8)}/B${upper(8)}/${letters(24)}`],
  ['shopify', 'shpat', `_${hex(32)}`],
  ['stripe', 'sk_live', `_${letters(24)}`],
  ['stripe', 'rk_test', `_${letters(99)}`],
  ['stripe', 'whsec', `_${letters(32)}`],
  ['github', 'ghp', `_${letters(36)}`],
  ['github', 'github', `_pat_${letters(82)}`],
  ['gitlab', 'glpat', `-${letters(20)}`],
  ['gitlab', 'glrt', `-${letters(20)}`],
  ['grafana', 'glsa', `_${letters(32)}_${hex(8)}`],
  ['grafana', 'glc', `_${letters(60)}`],
  ['openai', 'sk', `-proj-${letters(74)}`],
  ['openai', 'sk', `-${letters(48)}`],
  ['openai', 'sk', `-ant-api03-${letters(93)}AA`],
  ['groq', 'gsk', `_${letters(52)}`],
  ['huggingface', 'hf', `_${'abcdefghijklmnopq'.repeat(2)}`],
  ['linear', 'lin', `_api_${letters(40)}`],
  ['notion', 'ntn', `_12345678901${letters(35)}`],
  ['1password', 'ops', `_ey${letters(200)}fQ`],
  ['hashicorp-vault', 'hvs', `.${letters(95)}`],
  ['vercel', 'vcp', `_${letters(40)}`],
  ['databricks', 'dapi', hex(32)],
  ['docker', 'dckr', `_pat_${letters(27)}`],
  ['figma', 'figd', `_${letters(40)}`],
  ['cloudflare', 'cfut', `_${letters(40)}${hex(8)}`],
  ['tailscale', 'tskey', `-auth-${letters(12)}-${letters(32)}`],
  ['Google', 'AIza', letters(35)],
  ['Google', 'GOCSPX', `-${letters(28)}`],
  ['Google', 'ya29', `.${letters(60)}`],
  ['xAI', 'xai', `-${letters(80)}`],
  ['Perplexity', 'pplx', `-${letters(48)}`],
  ['Replicate', 'r8', `_${letters(37)}`],
  ['sendgrid', 'SG', `.${letters(22)}.${letters(43)}`],
  ['Twilio', 'SK', hex(32)],
  ['Mailgun', 'key', `-${hex(32)}`],
  ['Mailchimp', hex(32), '-us12'],
  ['DigitalOcean', 'dop', `_v1_${hex(64)}`],
  ['Heroku', 'HRKU', `-AA${letters(58)}`],
  ['PyPI', 'pypi', `-AgEIcHlwaS5vcmc${letters(60)}`],
  ['RubyGems', 'rubygems', `_${hex(48)}`],
  ['Telegram', '1234567890', `:AA${letters(33)}`],
  ['Discord', 'https://discord', `.com/api/webhooks/123456789012345678/${letters(68)}`],
  ['Sentry', 'sntrys', `_${letters(60)}`],
  ['New Relic', 'NRAK', `-${upper(27)}`],
  ['Dynatrace', 'dt0c01', `.${upper(24)}.${upper(64)}`],
  ['Pulumi', 'pul', `-${hex(40)}`],
  ['HCP Terraform', letters(14), `.atlasv1.${letters(67)}`],
  ['Doppler', 'dp', `.st.prd.${letters(43)}`],
  ['PlanetScale', 'pscale', `_pw_${letters(43)}`],
  ['Postman', 'PMAK', `-${hex(24)}-${hex(34)}`],
  ['Square', 'sq0csp', `-${letters(43)}`],
  ['Supabase', 'sbp', `_${hex(40)}`],
  ['Atlassian', 'ATATT', `3${letters(180)}`],
  ['Airtable', 'pat', `${letters(14)}.${hex(64)}`],
  ['Buildkite', 'bkua', `_${lower(40)}`],
  ['Contentful', 'CFPAT', `-${letters(43)}`],
];

/** Values that a name beside them makes a secret. */
const NAMED: readonly string[] = [
  `DefaultEndpointsProtocol=https;AccountName=a;AccountKey${'='}abc`,
  `Server=a;Database=b;Uid=c;Pwd${'='}hunter2`,
  `https://a.blob.core.windows.net/b?sv=1&sig${'='}${letters(43)}`,
  `https://a.azurewebsites.net/api/f?code${'='}${letters(54)}`,
  `redis://:${letters(10)}@cache.example.com:6380`,
  `curl -H 'Authorization: Bearer ${letters(24)}'`,
  `npm publish --token ${letters(12)}`,
  `deploy --client-secret=${letters(12)}`,
];

const HARMLESS: readonly string[] = [
  'npm ci && npm run build -- --token $NPM_TOKEN',
  'make --password "$(cat file)"',
  'curl -H "Authorization: Bearer $TOKEN"',
  `sha512-${letters(86)}==`,
  'SG.1.23',
  'sk-learn-contrib-lightning',
  'd41d8cd98f00b204e9800998ecf8427e',
  '3f2504e0-4f89-11d3-9a0c-0305e82c3301',
  '/subscriptions/3f2504e0-4f89-11d3-9a0c-0305e82c3301/resourceGroups/rg/providers/Microsoft.Web/sites/app',
  'https://example.com/.well-known/openid-configuration?code=short',
  `registry.example.com/app@sha256:${hex(64)}`,
  'keyvault.secretUri',
  '${cosmos.endpoint}',
];

describe('a key or token', () => {
  it.each(EXAMPLES)('of %s (%s…) is found, alone and in a text', (issuer, first, rest) => {
    expect(secretIssuer(first + rest)).toBe(issuer);
    expect(secretIssuer(`const key = "${first + rest}";`)).toBe(issuer);
  });

  it.each(NAMED)('is found by the name beside it: %s', (text) => expect(looksSecret(text)).toBe(true));

  it.each(HARMLESS)('is not %s', (text) => expect(looksSecret(text)).toBe(false));

  it('of an emulator is public', () => {
    // Source: learn.microsoft.com/azure/storage/common/storage-connect-azurite
    const key = 'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==';
    expect(secretIssuer(`{ "key": "${key}" }`)).toBeUndefined();
  });
});

describe('the patterns', () => {
  // What a pattern begins with, over and over, is what makes a search start over and over.
  const parts = [
    ...EXAMPLES.flatMap(([, first, rest]) => [first, first + rest, rest]),
    ...NAMED,
    ...['eyJ', '-eyJ', 'SG.', 'ghs_1_', 'ghs_1_a.', 'xoxb-', '://', '://:', 'a', '-', '=', ' ', "'"],
    ...['-----BEGIN ', '-----BEGIN PRIVATE KEY-----', 'SECRET_KEY ', 'dp.st.', 'AzFu', '\n', 'password'],
  ];

  it('take time in proportion to the length of a text', () => {
    const size = 100_000;
    const slow = parts.filter((part) => {
      // The last character keeps each beginning from being a whole match.
      const text = `${part.repeat(Math.ceil(size / part.length)).slice(0, size)}\u0000`;
      const before = performance.now();
      looksSecret(text);
      // A search in quadratic time takes many seconds.
      return performance.now() - before > 1_000;
    });
    expect(slow).toEqual([]);
  }, 60_000);

  it('of secretlint are those of the installed package', async () => {
    expect(readFileSync('src/validation/secret-patterns.ts', 'utf8')).toBe(await secretPatterns());
    expect(new Set(SECRETLINT_PATTERNS.map(({ issuer }) => issuer)).size).toBeGreaterThan(15);
  });
});
