/**
 * Content types that Front Door compresses: those of a site's texts and fonts, among the ones that it can.
 * Source: learn.microsoft.com/azure/frontdoor/standard-premium/how-to-compression
 */
export const COMPRESSED_TYPES: readonly string[] = [
  'application/javascript',
  'application/json',
  'application/vnd.ms-fontobject',
  'application/xhtml+xml',
  'application/xml',
  'font/otf',
  'font/ttf',
  'image/svg+xml',
  'text/css',
  'text/csv',
  'text/html',
  'text/javascript',
  'text/plain',
  'text/xml',
];
