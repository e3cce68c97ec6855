/** Part of a requirement, and of a resource, whose callers can be limited. */
export interface Restricted {
  /**
   * IPv4 addresses and networks that may call, such as `['203.0.113.0/24']`. Requirements with other addresses get another resource,
   * so that no component closes the resource of another one. @default every address
   */
  readonly allowedIpRanges?: readonly string[];
}
