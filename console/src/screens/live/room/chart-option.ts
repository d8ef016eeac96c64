import type { EChartsCoreOption } from 'echarts/core';
import type { Grade } from '@server/core/grade.js';
import type { IncidentView } from '@server/core/incident/view.js';
import type { Signal } from '@server/core/signal.js';
import type { RoomPulse } from '@server/live/events.js';
import { amount, percent, timeOfDay } from '../../../format/format.js';
import type { Language } from '../../../format/format.js';
import type { Words } from '../../../i18n/zh.js';
import type { Names } from '../../../i18n/use-names.js';
import { isCalm } from '../../../live/incident-order.js';
import { isChant } from '../../../live/signal-groups.js';
import { pulsePoints } from '../../../live/pulse.js';
import { colors, fontFamily, gradeColors } from '../../../theme/tokens.js';

export interface ChartInput {
  readonly pulse: RoomPulse;
  readonly signals: readonly Signal[];
  readonly incidents: readonly IncidentView[];
}

/** The same shapes as `GradeMark`, in ECharts' words. */
const SHAPES: Readonly<Record<Grade, string>> = {
  P0: 'triangle',
  P1: 'diamond',
  P2: 'circle',
  P3: 'emptyCircle',
};

const CLAIM_SHAPE = 'path://M0 0 L10 0 L5 8 Z';
const GRID_TOP = 16;

export function chartOption(
  input: ChartInput,
  { language, words }: { readonly language: Language; readonly words: Words },
  names: Names,
): EChartsCoreOption {
  const points = pulsePoints(input.pulse);
  const from = points[0]!.at;
  const line = {
    type: 'line',
    showSymbol: false,
    smooth: 0.3,
    smoothMonotone: 'x',
    animation: false,
    silent: true,
  } as const;
  return {
    animation: false,
    textStyle: { fontFamily },
    grid: { left: 44, right: 40, top: GRID_TOP, bottom: 22 },
    tooltip: tooltip(),
    xAxis: timeAxis(from, input.pulse.at),
    yAxis: [
      valueAxis({
        axisLabel: label((value) => amount(value, language)),
        splitLine: { lineStyle: { color: colors.border, opacity: 0.6 } },
      }),
      valueAxis({ min: 0, max: 1, interval: 0.5, splitLine: { show: false }, axisLabel: label(percent) }),
    ],
    series: [
      {
        ...line,
        name: words.room.messages,
        data: points.map(({ at, perMinute }) => [at, perMinute]),
        lineStyle: { width: 2, color: colors.accent },
        itemStyle: { color: colors.accent },
        areaStyle: { color: colors.accent, opacity: 0.1 },
        tooltip: { valueFormatter: figure((value) => amount(value, language)) },
        markLine: incidentMarks(input.incidents, from, words),
      },
      {
        ...line,
        name: words.room.negative,
        yAxisIndex: 1,
        connectNulls: true,
        data: points.map(({ at, negativeShare }) => [at, negativeShare]),
        lineStyle: { width: 1.6, type: 'dashed', color: colors.negative },
        itemStyle: { color: colors.negative },
        tooltip: { valueFormatter: figure(percent) },
      },
      signalMarks(input.signals, from, names),
    ],
  };
}

function timeAxis(min: number, max: number) {
  return {
    type: 'time',
    min,
    max,
    axisLine: { lineStyle: { color: colors.strong } },
    axisTick: { show: false },
    axisLabel: { color: colors.dim, fontSize: 11, hideOverlap: true, formatter: '{HH}:{mm}' },
    axisPointer: { label: { show: false, formatter: ({ value }: { value: number }) => timeOfDay(value) } },
  };
}

function valueAxis(more: object) {
  return { type: 'value', splitNumber: 3, ...more };
}

function label(formatter: (value: number) => string) {
  return { color: colors.dim, fontSize: 11, formatter };
}

/** What is not known has no figure. */
function figure(told: (value: number) => string) {
  return (value: unknown) => (typeof value === 'number' ? told(value) : '—');
}

function tooltip() {
  return {
    trigger: 'axis',
    transitionDuration: 0,
    backgroundColor: colors.hover,
    borderColor: colors.strong,
    padding: [6, 10],
    textStyle: { color: colors.text, fontSize: 12, fontFamily },
    axisPointer: { lineStyle: { color: colors.strong } },
  };
}

/** Detected ▲◆●○, claimed ▽, first answer: one upright line each. */
function incidentMarks(incidents: readonly IncidentView[], from: number, words: Words) {
  const mark = (at: number | undefined, name: string, symbol: string, color: string) =>
    at === undefined || at < from
      ? []
      : [
          [
            { name, xAxis: at, yAxis: 0, symbol: 'none', lineStyle: { color } },
            { xAxis: at, y: GRID_TOP - 4, symbol, symbolSize: 10, itemStyle: { color } },
          ],
        ];
  return {
    silent: true,
    animation: false,
    symbolRotate: 0,
    lineStyle: { width: 1, type: 'solid', opacity: 0.8 },
    label: { show: false },
    data: incidents.flatMap((incident) => [
      ...mark(
        incident.detectedAt,
        words.room.detected,
        SHAPES[incident.grade],
        isCalm(incident) ? colors.faint : gradeColors[incident.grade],
      ),
      ...mark(incident.claimedAt, words.room.claimed, CLAIM_SHAPE, colors.accent),
      ...mark(incident.answeredAt, words.room.answered, 'rect', colors.positive),
    ]),
  };
}

/** Signals stand on the time axis where they were raised, and say their name under the pointer. */
function signalMarks(signals: readonly Signal[], from: number, names: Names) {
  return {
    type: 'scatter',
    name: '',
    animation: false,
    data: signals
      .filter((signal) => signal.raisedAt >= from)
      .map((signal) => ({
        value: [signal.raisedAt, 0],
        symbol: SHAPES[signal.grade],
        symbolSize: 8,
        itemStyle: { color: gradeColors[signal.grade], opacity: signal.clearedAt === undefined ? 1 : 0.45 },
        tooltip: {
          trigger: 'item',
          formatter: [
            timeOfDay(signal.raisedAt),
            names.signal(signal.kind, isChant(signal)),
            signal.topic && names.topic(signal.topic),
          ]
            .filter(Boolean)
            .join(' · '),
        },
      })),
  };
}
