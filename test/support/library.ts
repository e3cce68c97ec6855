import { defineBackend } from '@atakora/component/backend';
import { CrudApi } from '@atakora/component/crud';
import { EventsApp, eventTopic, FunctionsApp, keyVaultSecret } from '@atakora/component/functions';
import { lockFromState } from '@atakora/component/lock';
import { StaticSite, StaticSiteWithCdn } from '@atakora/component/web';

/** The part of the library that recorded histories of backends call. Versions that were released have it as well. */
export const library = {
  defineBackend,
  CrudApi,
  EventsApp,
  eventTopic,
  FunctionsApp,
  keyVaultSecret,
  lockFromState,
  StaticSite,
  StaticSiteWithCdn,
};
