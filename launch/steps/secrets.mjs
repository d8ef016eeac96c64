import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../project.mjs';
import { randomSecret } from '../services/credentials.mjs';

/** @param {string} dataDir */
const fileIn = (dataDir) => join(dataDir, 'secrets.json');

/** @param {string} dataDir @param {{ consolePassword?: string, ingestKey: string }} secrets */
function write(dataDir, secrets) {
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(fileIn(dataDir), `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
}

/**
 * The ingest key: made on the first start, the same from then on.
 * @param {string} dataDir
 * @returns {{ ingestKey: string, file: string, earlierPassword?: string }} with the console's password, where an
 * earlier version has kept it here
 */
export function secretsIn(dataDir) {
  const { ingestKey = randomSecret(24), consolePassword } = readJson(fileIn(dataDir)) ?? {};
  write(dataDir, { ...(consolePassword && { consolePassword }), ingestKey });
  return { ingestKey, file: fileIn(dataDir), ...(consolePassword && { earlierPassword: consolePassword }) };
}

/** Now that it is somebody's password, only they keep it. @param {string} dataDir */
export function forgetPassword(dataDir) {
  write(dataDir, { ingestKey: secretsIn(dataDir).ingestKey });
}
