/** Every text of the page: Chinese first, English beside it where the browser speaks another language. */
export const WORDS = {
  receive: { zh: '收到', en: 'Got it' },
  sending: { zh: '已点收到，正在送出', en: 'touched, on its way' },
  received: { zh: '已收到', en: 'received' },
  idle: { zh: '等待提词', en: 'waiting for a cue' },
  connecting: { zh: '正在连接', en: 'connecting' },
  withdrawn: { zh: '提词已撤回', en: 'the cue was withdrawn' },
  noKey: { zh: '请用场控发给你的链接打开本页', en: 'open the link that the controller gave you' },
  closed: { zh: '链接已失效，请向场控要新的链接', en: 'this link is over: ask the controller for a new one' },
  lost: { zh: '连接中断，正在重连，断开于', en: 'connection lost, trying again' },
  marks: {
    received: { zh: '已收到', en: 'received' },
    withdrawn: { zh: '已撤回', en: 'withdrawn' },
    none: { zh: '未收到', en: 'no receipt' },
  },
};

/** @typedef {{ readonly zh: string, readonly en: string }} Said */

const SPEAKS_CHINESE = /^zh\b/i;

/**
 * @param {Element} element
 * @param {Said} said
 * @param {string} [after] the same in any language, a time
 */
export function say(element, { zh, en }, after = '') {
  const tail = after && ` ${after}`;
  element.replaceChildren(zh + tail);
  if (SPEAKS_CHINESE.test(navigator.language)) return;
  const english = document.createElement('span');
  english.className = 'en';
  english.lang = 'en';
  english.textContent = en;
  element.append(english);
}

/**
 * @param {number} at ms
 * @param {boolean} [seconds]
 * @returns {string} e.g. `20:31:05`
 */
export function clock(at, seconds = true) {
  const time = new Date(at);
  const parts = [time.getHours(), time.getMinutes(), ...(seconds ? [time.getSeconds()] : [])];
  return parts.map((part) => String(part).padStart(2, '0')).join(':');
}
