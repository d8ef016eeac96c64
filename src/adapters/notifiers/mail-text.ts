import type { Notice } from '../../core/delivery/outgoing.js';
import type { Locale } from '../../core/words/names.js';
import { LOOK, noticeText } from './notice-text.js';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly priority: 'high' | 'normal';
}

/** A notice as a mail. The subject is one line of seen characters: it can hold no header of its own. */
export function mailText(notice: Notice, locale: Locale): MailText {
  const { head, lines, link } = noticeText(notice, locale);
  const look = link === undefined ? [] : ['', `${LOOK[locale]}: ${link}`];
  const button = link === undefined ? '' : `<p><a href="${escapeHtml(link)}">${LOOK[locale]}</a></p>`;
  return {
    subject: head,
    text: [head, '', ...lines, ...look].join('\n'),
    html: `<h3>${escapeHtml(head)}</h3><p>${lines.map(escapeHtml).join('<br>\n')}</p>${button}`,
    priority: notice.grade === 'P0' || notice.grade === 'P1' ? 'high' : 'normal',
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (one) => ENTITIES[one]!);
}
