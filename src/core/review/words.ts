/** What a person reads of effects and figures. */
import type { Said } from '../said.js';
import type { ScriptEffect } from '../script/history.js';
import { figure, percent } from '../words/figures.js';
import type { Effect, Measured } from './effect.js';
import { believed } from './helped.js';
import type { Statement } from './response.js';

/** What followed a use: figures side by side, and no word of a cause. */
export function effectInWords(effect: Effect | undefined): Said {
  if (effect === undefined) return { zh: '尚未到测量时间', en: 'not measured yet' };
  const { before, after, change } = effect;
  if (change === undefined) {
    return isTold(before) && after.some(isTold)
      ? { zh: '使用前后都没有负面和投诉', en: 'neither negative words nor complaints before or after' }
      : { zh: '消息太少，看不出变化', en: 'too few messages to tell' };
  }
  const then = measuredInWords(after.find(({ minutes }) => minutes === change.minutes)!);
  const first = measuredInWords(before);
  return {
    zh: `使用前 3 分钟：${first.zh}；用后第 ${change.minutes} 分钟：${then.zh}`,
    en: `3 min before: ${first.en}; minute ${change.minutes} after: ${then.en}`,
  };
}

function isTold({ negativeRate }: Measured): boolean {
  return negativeRate !== undefined;
}

function measuredInWords({ negativeRate, complaintsPerMinute }: Measured): Said {
  const [share, complaints] = [percent(negativeRate), figure(complaintsPerMinute)];
  return {
    zh: `负面占比 ${share}，投诉每分钟 ${complaints} 条`,
    en: `${share} negative, ${complaints} complaints a minute`,
  };
}

/** Less than this is no difference. */
const NOTICEABLE = 0.05;
/** From so many uses on the figure stands by itself. */
const ENOUGH_USES = 10;

/** As much of it as so many uses let one believe. */
export function helpedInWords({ uses, helped }: ScriptEffect): Said {
  const few =
    uses < ENOUGH_USES
      ? { zh: '（次数少，已往保守估）', en: ' (few uses, estimated with caution)' }
      : { zh: '', en: '' };
  const compared = comparedInWords(believed(helped, uses));
  return {
    zh: `用过 ${uses} 次，${compared.zh}${few.zh}`,
    en: `used ${uses} ${uses === 1 ? 'time' : 'times'}, ${compared.en}${few.en}`,
  };
}

function comparedInWords(helped: number): Said {
  if (Math.abs(helped) < NOTICEABLE)
    return { zh: '用后回落与平时相近', en: 'what followed is about what usually does' };
  const points = Math.round(Math.abs(helped) * 100);
  const [zh, en] = helped > 0 ? ['多', 'more'] : ['少', 'less'];
  return {
    zh: `用后负面和投诉比平时${zh}回落约 ${points} 个百分点`,
    en: `negative words and complaints fell by some ${points} points ${en} than usual`,
  };
}

/** Stands beside every list of effects. */
export const EFFECT_LIMITS: Said = {
  zh: '仅供排序参考，不能证明话术起了作用：高峰过后本来就会回落，没人回应的往往是轻微事件，几分钟内连用的话术会一起计入。',
  en:
    'For ranking, no proof that words worked: trouble falls by itself after its peak, what nobody answered is often the ' +
    'lighter case, and scripts used within minutes of each other share what followed.',
};

const STATEMENTS: Readonly<Record<Statement, Said>> = {
  inside: { zh: '15 分钟内已公开回应', en: 'answered in public inside fifteen minutes' },
  late: { zh: '超过 15 分钟才公开回应', en: 'answered in public after more than fifteen minutes' },
  missing: { zh: '持续超过 15 分钟，未公开回应', en: 'went on for fifteen minutes without public words' },
  over: {
    zh: '不到 15 分钟已平息或结束，未公开回应',
    en: 'over within fifteen minutes, no public words by then',
  },
  pending: { zh: '未满 15 分钟，尚未公开回应', en: 'fifteen minutes not up, no public words yet' },
};

export function statementInWords(statement: Statement): Said {
  return STATEMENTS[statement];
}
