import { compareGrades } from '../grade.js';
import type { Said } from '../said.js';
import type { ByType, EventOf } from './by-type.js';
import { byType } from './by-type.js';
import { deedInWords, stateInWords } from './deeds-in-words.js';
import type { IncidentEvent } from './events.js';
import { isRecovery } from './grade-recovered.js';
import { LEGAL } from './legal.js';
import type { IncidentView } from './view.js';
import { openSignals } from './view-signals.js';

/** @returns why the event cannot happen, in words for whoever wanted it; undefined when it can. */
export function objectionTo(view: IncidentView | undefined, event: IncidentEvent): Said | undefined {
  if (!LEGAL[view?.status ?? 'none'].includes(event.type)) {
    return view ? stateObjection(view, event) : { zh: '事件还不存在', en: 'there is no such incident yet' };
  }
  const seq = (view?.seq ?? 0) + 1;
  if (event.seq !== seq) {
    return { zh: `序号应为 ${seq}，却是 ${event.seq}`, en: `seq must be ${seq}, is ${event.seq}` };
  }
  if (view === undefined) return undefined;
  if (event.incidentId !== view.id || event.roomId !== view.roomId) {
    return { zh: `这是事件 ${view.id}`, en: `this is incident ${view.id} of room ${view.roomId}` };
  }
  return byType(AGAINST, view, event);
}

function stateObjection(view: IncidentView, { type, at }: IncidentEvent): Said {
  const { claimedAt, claimedBy } = view;
  const isTaken = type === 'claimed' && view.status === 'claimed';
  return isTaken && claimedBy !== undefined && claimedAt !== undefined
    ? deedInWords({ type, by: claimedBy, at: claimedAt }, at)
    : stateInWords(view, at);
}

/** What in an incident speaks against an event that its state takes. */
const AGAINST: Partial<ByType<Said | undefined>> = {
  graded: (view, event) => {
    if (event.by.type === 'system') return againstGrading(view, event);
    return event.why === undefined ? { zh: '请写明理由', en: 'say why' } : undefined;
  },
  'grade.proposed': ({ pinned }) =>
    pinned === undefined
      ? { zh: '没有人改过等级，直接定级即可', en: 'nobody has pinned the grade: grade it' }
      : undefined,
  'signal.cleared': (view, { signalId }) => againstMissing(view, [signalId]),
  claimed: ({ claimedBy, claimedAt }, { by, at }) => {
    if (by.type !== 'person') return { zh: '只能由人认领', en: 'only a person claims' };
    if (claimedBy === undefined) return undefined;
    return deedInWords({ type: 'claimed', by: claimedBy, at: claimedAt! }, at);
  },
  handed: againstHandling,
  released: againstHandling,
  held: (_, { until, at }) =>
    until > at ? undefined : { zh: '保持到的时间必须在以后', en: 'it can only be held until a later time' },
  merged: ({ id }, { into }) => (into === id ? WITH_ITSELF : undefined),
  absorbed: ({ id }, { from }) => (from.id === id ? WITH_ITSELF : undefined),
  split: againstSplitting,
  'clock.rang': againstRinging,
  escalated: ({ escalated }, { grade, step }) =>
    escalated.some((taken) => taken.grade === grade && taken.step === step)
      ? { zh: `该级已升级过第 ${step + 1} 步`, en: `step ${step + 1} was taken already` }
      : undefined,
  quiet: (view, { at }) => {
    if (openSignals(view).length > 0) return { zh: '仍有信号未消退', en: 'a signal is still open' };
    if (!isHeld(view, at)) return undefined;
    return { zh: `${view.held!.by} 要求保持打开`, en: `${view.held!.by} holds it open` };
  },
  resolved: againstAllClear,
};

const WITH_ITSELF: Said = { zh: '不能并入自己', en: 'it cannot be merged into itself' };

/** Viewers who say that it is back are no judgement of ours. */
function againstGrading({ grade, pinned }: IncidentView, event: EventOf<'graded'>): Said | undefined {
  if (pinned !== undefined) {
    return {
      zh: `等级由 ${pinned.by} 人工确定，系统只能建议`,
      en: `${pinned.by} set the grade: the system may only propose one`,
    };
  }
  return compareGrades(event.grade, grade) > 0 && !isRecovery(event.reasons)
    ? { zh: `已是 ${grade}，系统只升级不降级`, en: `the system only raises the grade, now ${grade}` }
    : undefined;
}

function againstRinging({ clocks }: IncidentView, { clock, mark }: EventOf<'clock.rang'>): Said | undefined {
  const { stoppedAt, pausedAt, rung } = clocks[clock];
  if (stoppedAt !== undefined || pausedAt !== undefined)
    return { zh: '计时已停', en: 'the clock has stopped' };
  return rung.includes(mark) ? { zh: '该提醒已发出', en: 'it has rung already' } : undefined;
}

function againstHandling(
  view: IncidentView,
  event: EventOf<'handed'> | EventOf<'released'>,
): Said | undefined {
  const { claimedBy } = view;
  if (claimedBy === undefined) return { zh: '还没有人认领', en: 'nobody has claimed it' };
  if (event.type === 'handed' && event.to === claimedBy) {
    return { zh: `已在 ${claimedBy} 手上`, en: `${claimedBy} has it already` };
  }
  const isOwner = event.by.type === 'person' && event.by.name === claimedBy;
  return isOwner || event.why !== undefined
    ? undefined
    : { zh: `在 ${claimedBy} 手上，请写明理由`, en: `${claimedBy} has it: say why` };
}

function againstSplitting(view: IncidentView, { signalIds }: EventOf<'split'>): Said | undefined {
  if (signalIds.length === 0) return { zh: '没有选择信号', en: 'no signal is chosen' };
  if (new Set(signalIds).size === view.signals.length) {
    return { zh: '至少要留下一个信号', en: 'at least one signal must stay' };
  }
  return againstMissing(view, signalIds);
}

function againstMissing(view: IncidentView, signalIds: readonly string[]): Said | undefined {
  const open = new Set(openSignals(view).map(({ signalId }) => signalId));
  const missing = signalIds.filter((id) => !open.has(id)).join('、');
  return missing === ''
    ? undefined
    : { zh: `没有进行中的信号 ${missing}`, en: `it holds no open signal ${missing}` };
}

/** Events of before there was an explicit all-clear say nothing of open signals, and stay as they are. */
function againstAllClear(view: IncidentView, event: EventOf<'resolved'>): Said | undefined {
  if (event.allClear !== true) return undefined;
  if (event.by.type !== 'person') return { zh: '只能由人解除', en: 'only a person gives the all-clear' };
  const open = openSignals(view).length;
  return open === 0 || event.why !== undefined
    ? undefined
    : {
        zh: `还有 ${open} 个信号未消退，确要解除请写明理由`,
        en: `${open} signal(s) still open: to give the all-clear all the same, say why`,
      };
}

/** @returns whether a person keeps it from falling quiet and from closing by itself at that time */
export function isHeld({ held }: Pick<IncidentView, 'held'>, at: number): boolean {
  return held !== undefined && (held.until ?? Infinity) > at;
}
