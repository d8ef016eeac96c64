import { readFile } from 'node:fs/promises';
import { z } from 'zod';

const secrets = z.object({ ingestKey: z.string() });
const launcher = z.object({ address: z.url() });

/** What `npm start` in this folder left for us: where it listens and the key to its door. */
export async function localServer(dataDir = '.data'): Promise<{ url?: string; key?: string }> {
  const [key, url] = await Promise.all([
    readPart(`${dataDir}/secrets.json`, secrets),
    readPart(`${dataDir}/launcher.json`, launcher),
  ]);
  return { ...(url && { url: url.address }), ...(key && { key: key.ingestKey }) };
}

async function readPart<T>(file: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  return schema.safeParse(JSON.parse(text)).data;
}
