/**
 * App setting with the identities that may call each component of the app, as JSON by component id. The plan writes it,
 * and the runtime reads it.
 */
export const CALLERS_SETTING = 'COMPONENT_CALLERS';
