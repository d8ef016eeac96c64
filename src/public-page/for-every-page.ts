/** Pages of any site may read this; no cookie comes with their requests, and none is set. */
export const FOR_EVERY_PAGE = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const;
