/** An address on the net. */
export const ADDRESS = /https?:|www\.|\bt\.me\b|\.(?:com|cn|net|cc|vip|top|xyz)\b/;
/** The name of an account. */
export const HANDLE = /@[a-z0-9_]{3}/;
