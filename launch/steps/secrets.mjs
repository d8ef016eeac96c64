import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readJson } from '../project.mjs';
import { randomSecret } from '../services/credentials.mjs';

/**
 * The console's password and the ingest key: made on the first start, the same from then on.
 * @param {string} dataDir
 * @returns {{ consolePassword: string, ingestKey: string, file: string }}
 */
export function secretsIn(dataDir) {
  const file = join(dataDir, 'secrets.json');
  const known = readJson(file);
  const secrets = {
    consolePassword: known?.consolePassword ?? randomSecret(12),
    ingestKey: known?.ingestKey ?? randomSecret(24),
  };
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return { ...secrets, file };
}
