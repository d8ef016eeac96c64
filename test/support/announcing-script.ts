import type { Script } from '../../src/core/script/script.js';

/** A prepared text with a place that nobody knows beforehand. */
export const SCRIPT: Script = {
  id: 'sound-back',
  version: 3,
  title: { zh: '声音恢复', en: 'sound is back' },
  causes: ['av_fault'],
  grades: ['P2', 'P3'],
  audience: 'room',
  when: {},
  variables: [{ name: 'minutes', type: 'minutes', label: { zh: '分钟', en: 'minutes' }, example: '5' }],
  compensation: [],
  steps: {
    acknowledge: '刚才听不清的家人，抱歉。',
    explain: '声音已经恢复。',
    improve: '我们继续盯着。',
    act: '{{minutes}} 分钟后重新讲一遍。',
  },
};

/** Gives what somebody types. */
export const GIVING: Script = {
  ...SCRIPT,
  id: 'sound-back-coupon',
  variables: [
    ...SCRIPT.variables,
    { name: 'yuan', type: 'money', label: { zh: '券额', en: 'voucher' }, example: '20' },
  ],
  steps: { ...SCRIPT.steps, improve: '给大家补 {{yuan}} 元无门槛券。' },
  compensation: [{ kind: 'coupon', label: { zh: '无门槛券', en: 'coupon' }, amount: 'yuan' }],
};
