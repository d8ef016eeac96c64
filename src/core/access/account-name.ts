const FORM = /^[\p{L}\p{N}_.@-]{1,64}$/u;

/**
 * What somebody types as their name, as accounts are kept: in lower case and in one way of writing, so that no two look the
 * same.
 */
export function accountName(typed: string): string {
  return typed.normalize('NFKC').trim().toLowerCase();
}

/** @returns whether a name, as `accountName` writes it, is one that an account may have */
export function isAccountName(name: string): boolean {
  return FORM.test(name) && name === accountName(name);
}
