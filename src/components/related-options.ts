/** Options of every component with an app by those that exclude them. */
export interface ExcludedHostOptions {
  readonly group: { readonly separateIdentity: true };
}

/** An option of every component with an app whose presence or value decides which others there may be. */
export type RelatedHostOption = keyof ExcludedHostOptions | 'separateIdentity';
