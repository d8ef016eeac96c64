import { ChannelBusy, ChannelRefused } from '../../core/delivery/channel-errors.js';
import type { Said } from '../../core/said.js';
import { type Answer, checkStatus } from '../http/post.js';

/** What a code means: it will never be taken, and why; or it may be tried again, after so many ms where known. */
export type Meaning = { readonly refused: Said } | { readonly waitMs: number };

export const BAD_ADDRESS: Meaning = {
  refused: { zh: '机器人地址无效', en: "the robot's address is not valid" },
};
export const BAD_MESSAGE: Meaning = {
  refused: { zh: '消息不合规格', en: 'the message is not as it must be' },
};
export const SWITCHED_OFF: Meaning = { refused: { zh: '机器人已停用', en: 'the robot is switched off' } };

/** How one maker's robots answer: with a code in the body, whatever the status; 0 is yes. */
export interface Answers {
  readonly maker: Said;
  /** Where the code and its message stand in the body. */
  readonly fields: readonly [code: string, message: string];
  /** @returns undefined for a code that is not known: it is tried again, a notice is worth it */
  readonly meaningOf: (code: number, message: string) => Meaning | undefined;
}

/**
 * The maker's own message is never quoted: it may hold the robot's key.
 * @throws ChannelRefused, ChannelBusy
 */
export function judgeAnswer(answer: Answer, { maker, fields, meaningOf }: Answers, now: number): void {
  const { [fields[0]]: code, [fields[1]]: message } = bodyOf(answer.text);
  const meaning = typeof code === 'number' ? meaningOf(code, String(message)) : undefined;
  const why = (said: Said): string =>
    `${maker.zh}：${said.zh}（${String(code)}） / ${maker.en}: ${said.en} (${String(code)})`;
  if (meaning !== undefined && 'refused' in meaning) throw new ChannelRefused(why(meaning.refused));
  if (meaning !== undefined) throw new ChannelBusy(why(TOO_FAST), meaning.waitMs);
  checkStatus(answer, now);
  if (typeof code !== 'number') throw new ChannelBusy(why(UNREADABLE));
  if (code !== 0) throw new ChannelBusy(why(UNKNOWN));
}

const TOO_FAST: Said = { zh: '暂时不收，稍后重试', en: 'takes nothing for now' };
const UNREADABLE: Said = { zh: '应答无法识别', en: 'an answer that cannot be read' };
const UNKNOWN: Said = { zh: '未知错误码', en: 'a code that is not known' };

function bodyOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
