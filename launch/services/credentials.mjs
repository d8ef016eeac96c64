import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../project.mjs';
import { freePort } from './ports.mjs';

/** @param {number} bytes of randomness @returns {string} of letters, digits, - and _: safe in a URL */
export const randomSecret = (bytes) => randomBytes(bytes).toString('base64url');

/**
 * The password of a private service lives beside its data, so that the two are kept or removed together;
 * the port stays the same from run to run where it can.
 * @param {string} dir
 * @returns {Promise<{ password: string, port: number }>}
 */
export async function credentialsIn(dir) {
  const file = join(dir, 'credentials.json');
  const known = readJson(file);
  const credentials = {
    password: known?.password ?? randomSecret(24),
    port: await freePort(known?.port),
  };
  mkdirSync(dir, { recursive: true });
  writeFileSync(file, JSON.stringify(credentials), { mode: 0o600 });
  return credentials;
}
