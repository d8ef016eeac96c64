import { wholeNumber, type Measure } from '../report/measure.js';
import type { LoadResult } from '../system/run-load.js';

/** Lines that show whether every message and every flag is accounted for. */
export function accountsOf(result: LoadResult): Measure[] {
  const { delivery, archived, counted, flagsStored, flagsHeard, flagsAstray, flagsRepeated, reconnects } =
    result;
  const { sent, accepted, duplicate, rejected, turnedAway, failed } = delivery;
  return [
    {
      zh: '发出 / 受理',
      en: 'sent / accepted',
      value: `${wholeNumber(sent)} / ${wholeNumber(accepted)}`,
    },
    {
      zh: '重复 / 拒收 / 429 / 失败',
      en: 'duplicate / rejected / 429 / failed',
      value: [duplicate, rejected, turnedAway, failed].map(wholeNumber).join(' / '),
    },
    ...(archived === undefined ? [] : [lost('归档丢失', 'lost in the archive', accepted - archived)]),
    ...(counted === undefined ? [] : [lost('窗口漏计', 'lost in the windows', accepted - counted)]),
    {
      zh: '标记 入库 / 收到 / 重复',
      en: 'flags stored / heard / repeated',
      value: `${[flagsStored, flagsHeard, flagsRepeated].map(wholeNumber).join(' / ')}, 重连 reconnects ${reconnects}`,
      target: '相同 equal',
      met: flagsAstray === 0 && !repeatedForNothing(result),
    },
  ];
}

/** @returns what was lost or told wrongly, one sentence each */
export function lossesIn(name: string, result: LoadResult): string[] {
  const { delivery, archived = delivery.accepted, counted = delivery.accepted, flagsAstray, gaps } = result;
  return [
    ...(archived === delivery.accepted
      ? []
      : [`${name}: accepted ${delivery.accepted}, archived ${archived}`]),
    ...(counted === delivery.accepted ? [] : [`${name}: accepted ${delivery.accepted}, counted ${counted}`]),
    ...(delivery.accepted + delivery.duplicate + delivery.rejected === delivery.sent
      ? []
      : [`${name}: some of ${delivery.sent} messages sent were never answered`]),
    ...(flagsAstray === 0 ? [] : [`${name}: ${flagsAstray} flags were stored and not heard, or the reverse`]),
    ...(repeatedForNothing(result)
      ? [`${name}: ${result.flagsRepeated} flags came twice without a reconnect`]
      : []),
    ...(gaps === 0 ? [] : [`${name}: the console was told of ${gaps} gaps`]),
  ];
}

function lost(zh: string, en: string, messages: number): Measure {
  return { zh, en, value: wholeNumber(messages), target: '0', met: messages === 0 };
}

function repeatedForNothing({ flagsRepeated, reconnects }: LoadResult): boolean {
  return flagsRepeated > 0 && reconnects === 0;
}
