import type { Message } from '../message.js';

/** Bilibili's id for everybody, with masked names, once it takes a connection for anonymous. */
const NOBODY = '0';
const MASKED = /[*＊]{2}/;

type Author = Pick<Message, 'userId' | 'userName'>;

/**
 * Who wrote it: the source's id, or the name where it gives none, as some captures do. Names that are equal are one
 * account: fewer people are counted than there are, never more.
 * @returns '' where the source tells neither
 */
export function accountOf({ userId, userName = '' }: Author): string {
  return hasId(userId) ? userId : userName;
}

/** @returns whether it stands for one person; 张*** is many, who together flood no room */
export function isOnePerson({ userId, userName = '' }: Author): boolean {
  return hasId(userId) || (userName !== '' && !MASKED.test(userName));
}

function hasId(userId: string): boolean {
  return userId !== '' && userId !== NOBODY;
}
