import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What viewers' browsers are given. */
export interface PageFiles {
  readonly script: string;
  /** Changes with the script. */
  readonly scriptTag: string;
  /** The page of a room. @param name what people call it */
  page(roomId: string, name: string): string;
  /** The page runs our script, wears its own style, and does nothing else. */
  readonly policy: string;
}

export const PAGE_FILES = Symbol('PageFiles');

const PLACES = /\{\{(room|name)\}\}/g;
const STYLE = /<style>([^]*?)<\/style>/;

/** @throws when a file is missing: the process does not start */
export function readPageFiles(folder: string): PageFiles {
  const script = readFileSync(join(folder, 'embed.js'), 'utf8');
  const page = readFileSync(join(folder, 'room.html'), 'utf8');
  const style = STYLE.exec(page)?.[1] ?? '';
  return {
    script,
    scriptTag: `"${sha256(script).slice(0, 22)}"`,
    page: (room, name) => page.replace(PLACES, (_, place: 'room' | 'name') => escaped({ room, name }[place])),
    policy: [
      "default-src 'none'",
      "script-src 'self'",
      "connect-src 'self'",
      `style-src 'sha256-${sha256(style)}'`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'self'",
    ].join('; '),
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => ENTITIES[sign]!);
}
