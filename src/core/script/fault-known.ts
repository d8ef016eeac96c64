/** What viewers let us know of a fault, in words that can be said in public. See `faultFacts` for what is counted. */
import type { Facts } from '../evidence.js';
import type { What } from '../fault/fault-words.js';

/** Parts of a broadcast that break. */
export const FAULT_ASPECTS = ['picture', 'sound', 'connection'] as const;
export type FaultAspect = (typeof FAULT_ASPECTS)[number];

/** What viewers complain of, by part: who sees it stutter is not told here that he hears nothing. */
const COMPLAINTS: Readonly<Record<FaultAspect, readonly What[]>> = {
  picture: ['stutter', 'picture'],
  sound: ['sound'],
  connection: ['entry'],
};
const ASPECT_NAMES: Readonly<Record<FaultAspect, string>> = {
  picture: '画面',
  sound: '声音',
  connection: '连接',
};

/** A part counts beside the one that most name from so many people on … */
const MIN_BESIDE = 2;
/** … and from this share of its people on: one 黑屏 among fifty 没声音 is his own screen. */
const SHARE_BESIDE = 0.25;

/** @returns the parts that viewers say are broken, in the order of FAULT_ASPECTS */
export function aspectsIn(facts: Facts): readonly FaultAspect[] {
  const counted = FAULT_ASPECTS.map((aspect) => ({
    aspect,
    people: COMPLAINTS[aspect].reduce((sum, what) => sum + numberIn(facts, `hit.${what}`), 0),
  }));
  const most = Math.max(...counted.map(({ people }) => people));
  if (most === 0) return [];
  return counted
    .filter(({ people }) => people === most || (people >= MIN_BESIDE && people >= SHARE_BESIDE * most))
    .map(({ aspect }) => aspect);
}

/** @returns e.g. 画面和声音; undefined when there is none */
export function aspectsInWords(aspects: readonly FaultAspect[]): string | undefined {
  const names = aspects.map((aspect) => ASPECT_NAMES[aspect]);
  const last = names.pop();
  if (last === undefined) return undefined;
  return names.length === 0 ? last : `${names.join('、')}和${last}`;
}

/** Devices and ways to watch, as one says them in a sentence; 手机 alone is nearly everybody. */
const DEVICE_NAMES: Readonly<Record<string, string>> = {
  android: '安卓手机',
  apple: '苹果手机',
  huawei: '华为手机',
  honor: '荣耀手机',
  xiaomi: '小米手机',
  oppo: 'OPPO 手机',
  vivo: 'vivo 手机',
  samsung: '三星手机',
  pc: '电脑端',
  pad: '平板',
  tv: '电视端',
  app: 'App',
  web: '网页端',
  mini: '小程序',
};
const MIN_ON_DEVICE = 3;
/** Of those who complain few name their device at all; where fewer than these do, it hits everybody and some say on what. */
const SHARE_ON_DEVICE = 0.08;
const DEVICES_TOLD = 3;

/** @returns the devices that several viewers, and not too few of all, name as hit, and fewer as fine; most named first */
export function devicesIn(facts: Facts): readonly string[] {
  const most = Math.max(
    0,
    ...Object.values(COMPLAINTS)
      .flat()
      .map((what) => numberIn(facts, `hit.${what}`)),
  );
  const least = Math.max(MIN_ON_DEVICE, SHARE_ON_DEVICE * most);
  return Object.entries(DEVICE_NAMES)
    .map(([id, name]) => ({ name, hit: numberIn(facts, `hit.${id}`), fine: numberIn(facts, `fine.${id}`) }))
    .filter(({ hit, fine }) => hit >= least && hit > fine)
    .sort((a, b) => b.hit - a.hit)
    .slice(0, DEVICES_TOLD)
    .map(({ name }) => name);
}

function numberIn(facts: Facts, name: string): number {
  const value = facts[name];
  return typeof value === 'number' ? value : 0;
}
