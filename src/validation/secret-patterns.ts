// Written by scripts/build/secret-patterns.mjs from @secretlint/secretlint-rule-preset-recommend 13.1.0.
// Copyright (c) 2020 azu. MIT License, whose text is in licenses.txt of the package.
/* eslint-disable no-useless-escape -- the patterns are those of the package, to the character */

/** A form of keys and tokens, with what issues them. */
export interface SecretPattern {
  readonly issuer: string;
  readonly pattern: RegExp;
}

/** Forms of keys and tokens that the rules of secretlint know. */
export const SECRETLINT_PATTERNS: readonly SecretPattern[] = [
  {
    issuer: 'aws',
    pattern:
      /["']?(?:AWS|aws|Aws)?_?(?:SECRET|secret|Secret)_?(?:ACCESS|access|Access)_?(?:KEY|key|Key)["']?\s*(?::|=>|=)\s*["']?([A-Za-z0-9/\+=]{40})["']?\b/,
  },
  { issuer: 'npm', pattern: /(?<!\p{L})npm_[A-Za-z0-9_]{36}(?![A-Za-z0-9_])/u },
  {
    issuer: 'slack',
    pattern: /\b(?:xoxb|xoxp|xapp|xoxa|xoxo|xoxr)-(?:\d-)?(?:[a-zA-Z0-9]{1,40}-)+[a-zA-Z0-9]{1,40}\b/,
  },
  {
    issuer: 'slack',
    pattern:
      /https:\/\/hooks\.slack\.com\/services\/T[a-zA-Z0-9]{1,40}\/B[a-zA-Z0-9]{1,40}\/[a-zA-Z0-9]{1,40}/i,
  },
  { issuer: 'shopify', pattern: /(?<!\p{L})(shppa|shpca|shpat|shpss)_[a-zA-Z0-9]{32,64}(?![a-zA-Z0-9])/u },
  {
    issuer: 'stripe',
    pattern: /(?<!\p{L})(?:sk_live|sk_test|rk_live|rk_test)_[a-zA-Z0-9]{24,99}(?![a-zA-Z0-9])/u,
  },
  { issuer: 'github', pattern: /(?<!\p{L})(?:ghp|gho|ghu|ghs|ghr)_[A-Za-z0-9_]{36}(?![A-Za-z0-9_])/u },
  { issuer: 'github', pattern: /(?<!\p{L})(?:github_pat)_[A-Za-z0-9_]{82}(?![A-Za-z0-9_])/u },
  {
    issuer: 'github',
    pattern:
      /(?<!\p{L})(?:ghs)_[0-9]{1,20}_[A-Za-z0-9_-]{1,1000}\.[A-Za-z0-9_-]{1,10000}\.[A-Za-z0-9_-]{1,1000}(?![A-Za-z0-9_-])/u,
  },
  { issuer: 'gitlab', pattern: /(?<!\p{L})glpat-[A-Za-z0-9_-]{20,128}(?![A-Za-z0-9_-])/u },
  { issuer: 'grafana', pattern: /(?<!\p{L})glc_[A-Za-z0-9+/]{32,400}={0,2}(?![A-Za-z0-9+/=])/u },
  { issuer: 'grafana', pattern: /(?<!\p{L})glsa_[A-Za-z0-9]{32}_[A-Fa-f0-9]{8}(?![A-Fa-f0-9])/u },
  {
    issuer: 'openai',
    pattern:
      /sk-(?:proj|svcacct|admin)-(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})T3BlbkFJ(?:[A-Za-z0-9_-]{74}|[A-Za-z0-9_-]{58})\b|sk-[a-zA-Z0-9]{20}T3BlbkFJ[a-zA-Z0-9]{20}/,
  },
  { issuer: 'anthropic', pattern: /(?<!\p{L})sk-ant-api0\d-[A-Za-z0-9_-]{90,128}AA(?![A-Za-z0-9_-])/u },
  { issuer: 'groq', pattern: /(?<!\p{L})gsk_[a-zA-Z0-9]{52}(?![a-zA-Z0-9])/u },
  { issuer: 'huggingface', pattern: /(?<!\p{L})hf_[a-zA-Z]{34}(?![a-zA-Z])/u },
  { issuer: 'linear', pattern: /(?<!\p{L})lin_api_[a-zA-Z0-9_]{32,128}(?![a-zA-Z0-9_])/u },
  { issuer: 'notion', pattern: /(?<!\p{L})ntn_[0-9]{11}[A-Za-z0-9]{35}(?![A-Za-z0-9])/u },
  { issuer: '1password', pattern: /(?<!\p{L})ops_(ey[A-Za-z0-9+/=]{100,1280}fQ={0,2})(?![A-Za-z0-9+/=])/u },
  { issuer: 'hashicorp-vault', pattern: /(?<!\p{L})hvs\.[A-Za-z0-9_-]{90,120}(?![A-Za-z0-9_-])/u },
  { issuer: 'hashicorp-vault', pattern: /(?<!\p{L})hvb\.[A-Za-z0-9_-]{138,300}(?![A-Za-z0-9_-])/u },
  { issuer: 'hashicorp-vault', pattern: /(?<!\p{L})hvr\.[A-Za-z0-9_-]{90,120}(?![A-Za-z0-9_-])/u },
  { issuer: 'vercel', pattern: /(?<!\p{L})(?:vcp|vci|vca|vcr|vck)_[A-Za-z0-9]{20,60}(?![A-Za-z0-9])/u },
  { issuer: 'databricks', pattern: /(?<!\p{L})dapi[A-Fa-f0-9]{32}(?:-[0-9])?(?![A-Fa-f0-9])/u },
  { issuer: 'docker', pattern: /(?<!\p{L})dckr_pat_[a-zA-Z0-9_-]{27}(?![a-zA-Z0-9_-])/u },
  { issuer: 'figma', pattern: /(?<!\p{L})figd_[A-Za-z0-9_-]{40,200}(?![A-Za-z0-9_-])/u },
  { issuer: 'cloudflare', pattern: /(?<!\p{L})(?:cfk|cfut|cfat)_[A-Za-z0-9]{40}[0-9a-f]{8}(?![A-Za-z0-9])/u },
  {
    issuer: 'tailscale',
    pattern: /(?<!\p{L})tskey-(?:[a-z]{2,20})-[0-9A-Za-z_]{8,40}-[0-9A-Za-z_]{16,60}(?![0-9A-Za-z_])/u,
  },
];
