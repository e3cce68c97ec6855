import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, describe, expect, it } from 'vitest';

import { GUEST_DEPLOYER, offerFor } from '../../test/support/offers.js';
import { crud } from '../../test/support/definitions.js';
import { planOf, SHOP } from '../../test/support/plans.js';
import { defineBackend } from '../backend/define-backend.js';
import { parseOffer } from '../plan/offer-schema.js';
import { readOffer, writeOffer } from './offer-file.js';

const folder = mkdtempSync(join(tmpdir(), 'offers-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const OPTIONS = { subscriptionId: '00000000-0000-0000-0000-000000000000', resourceGroup: 'rg-shop' };
const host = () =>
  defineBackend({ ...SHOP, offer: { guests: { 'orders.prod': { deployer: GUEST_DEPLOYER } } } }).plan();

describe('an offer', () => {
  it('is written once, read as it was, and has neither principals nor usage', () => {
    const path = join(folder, 'shop.prod.offer.json');
    expect(writeOffer(path, host(), OPTIONS)).toBe(true);
    expect(writeOffer(path, host(), OPTIONS)).toBe(false);
    expect(Object.keys(readOffer(path).guests)).toEqual(['orders.prod']);
    expect(readFileSync(path, 'utf8')).not.toContain(GUEST_DEPLOYER);
  });

  it('needs guests, a location and a resource group', () => {
    const path = join(folder, 'none.json');
    expect(() => writeOffer(path, planOf([crud('Users')]), OPTIONS)).toThrow(/offers nothing/);
    expect(() => writeOffer(path, host(), { subscriptionId: OPTIONS.subscriptionId })).toThrow(
      /resource group/,
    );
  });

  it('is refused where the file is missing, is other text or of a later major version', () => {
    expect(() => readOffer(join(folder, 'missing.json'))).toThrow(/missing\.json: the file must be readable/);
    writeFileSync(join(folder, 'text.json'), 'offer');
    expect(() => readOffer(join(folder, 'text.json'))).toThrow(/must be JSON/);
    expect(() => parseOffer({ ...offerFor('a.prod'), formatVersion: '2.0' })).toThrow(
      /Update @atakora\/component/,
    );
  });

  it('is refused where it is nested too deeply, or holds itself', () => {
    const itself: Record<string, unknown> = {};
    itself['part'] = itself;
    const deep = '{"a":'.repeat(20_000) + '1' + '}'.repeat(20_000);
    const offer = JSON.stringify(offerFor('a.prod'));
    for (const given of [
      offer.replace('"cosmos":', `"own":${deep},"cosmos":`),
      { ...offerFor(), guests: { 'a.prod': { identity: 'id-a', parts: { own: itself } } } },
    ])
      expect(() => parseOffer(given)).toThrow(/^offer: an offer must be readable and not nested deeply/);
  });

  it('of a later minor version is read without its new fields', () => {
    const later = { ...offerFor('a.prod'), formatVersion: '1.7', quotas: {} };
    expect(parseOffer(later)).not.toHaveProperty('quotas');
  });

  it.each([
    ['account', '${file("/etc/passwd")}'],
    ['endpoint', 'https://evil.example/${x}'],
    ['endpoint', 'https://cosno-other.documents.azure.com:443/'],
    ['endpoint', 'https://cosno-platform.evil.example:443/'],
    ['endpoint', undefined],
    ['database', 'a/b'],
    ['containers', 0],
  ])('with a %s that no host has is refused', (field, value) => {
    const offer = JSON.parse(JSON.stringify(offerFor('shop.prod'))) as {
      guests: Record<string, { parts: Record<string, Record<string, unknown>> }>;
    };
    const part = offer.guests['shop.prod']?.parts['cosmos'];
    if (part !== undefined) part[field] = value;
    expect(() =>
      defineBackend({ ...SHOP, host: offer as never })
        .addComponent(crud())
        .plan(),
    ).toThrow(/guests\.shop\.prod\.parts\.cosmos|must be an offer of a host/);
  });
});
