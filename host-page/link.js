import { readEvents } from './events.js';

/** @typedef {import('./cues.js').HostCue} HostCue */
/** @typedef {import('./notes.js').Note} Note */

const API = '/api/v1/host/cues';
/** How often the page says that it is shown; the server counts it as there for 15 s. */
const ASK_MS = 4_000;
/** Two questions without an answer. */
const LOST_MS = 9_000;
/** Who was asleep may look around before anything is called lost. */
const WAKING_MS = 3_000;
/** The server says something every 10 s. */
const SILENT_MS = 25_000;
const AGAIN_MS = 1_500;
/** A link that is over may be opened again, but that is not worth asking often. */
const DENIED_MS = 15_000;
const ANSWER_MS = 6_000;
const TICK_MS = 1_000;

/** The server does not know the key, or no longer. */
class Denied extends Error {}

/** @typedef {{ cues: (cues: readonly HostCue[]) => void, changed: () => void, back: () => void }} Listeners */

/**
 * The wire to the server. A stream brings cues at once; a question every few seconds says that somebody could see them, and
 * brings them as well where a proxy holds the stream back.
 */
export class Link {
  /** When the connection was lost, ms; undefined while it is there. @type {number | undefined} */
  lostSince;
  isDenied = false;
  #heardAt = Date.now();
  #streamHeardAt = Date.now();
  #askedAt = 0;
  #asking = false;
  #tickedAt = Date.now();
  #wokeAt = 0;
  #stream = new AbortController();

  /** @param {string} key @param {Listeners} on */
  constructor(key, on) {
    this.headers = { authorization: `Bearer ${key}` };
    this.on = on;
  }

  open() {
    setInterval(() => this.#tick(), TICK_MS);
    addEventListener('online', () => this.wake());
    addEventListener('offline', () => this.#lose());
    document.addEventListener(
      'visibilitychange',
      () => document.visibilityState === 'visible' && this.wake(),
    );
    void this.#ask();
    void this.#follow();
  }

  /** The tablet slept or had no network: what was open may be dead without anybody having said so. */
  wake() {
    this.#wokeAt = Date.now();
    this.#stream.abort();
    void this.#ask();
  }

  /**
   * @param {string} id
   * @param {Note} note
   * @returns {Promise<HostCue | undefined>} undefined: the server will never take it
   */
  async tell(id, note) {
    const answer = await this.#fetch(`${API}/${id}/${note}`, { method: 'POST', keepalive: true });
    if (answer.ok) return await answer.json();
    if (answer.status === 400 || answer.status === 404) return undefined;
    throw new Error(`HTTP ${answer.status}`);
  }

  #tick() {
    const now = Date.now();
    const slept = now - this.#tickedAt > 5 * TICK_MS;
    this.#tickedAt = now;
    if (slept) return this.wake();
    const wait = this.isDenied ? DENIED_MS : ASK_MS;
    if (now - this.#askedAt >= wait && document.visibilityState === 'visible') void this.#ask();
    if (now - this.#streamHeardAt > SILENT_MS) this.#stream.abort();
    if (now - this.#heardAt > LOST_MS && now - this.#wokeAt > WAKING_MS) this.#lose();
  }

  async #ask() {
    if (this.#asking) return;
    this.#asking = true;
    this.#askedAt = Date.now();
    try {
      const answer = await this.#fetch(API);
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`);
      this.on.cues(await answer.json());
      this.#heard();
    } catch {
      // Asked again soon; how long nothing was heard is what counts.
    } finally {
      this.#asking = false;
    }
  }

  /** Follows the stream for as long as the page is there. */
  async #follow() {
    for (;;) {
      try {
        await this.#readStream();
      } catch {
        // The next turn says whether it is back; the questions say since when it is gone.
      }
      const wait = this.isDenied ? DENIED_MS : AGAIN_MS;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }

  async #readStream() {
    this.#stream = new AbortController();
    this.#streamHeardAt = Date.now();
    const answer = await fetch(`${API}/stream`, { headers: this.headers, signal: this.#stream.signal });
    this.#judge(answer);
    if (!answer.ok || !answer.body) return;
    const onHeard = () => {
      this.#streamHeardAt = Date.now();
      this.#heard();
    };
    await readEvents(answer.body, (data) => this.on.cues(JSON.parse(data)), onHeard);
  }

  /** @param {string} path @param {RequestInit} [options] */
  async #fetch(path, options) {
    const answer = await fetch(path, {
      ...options,
      headers: this.headers,
      signal: AbortSignal.timeout(ANSWER_MS),
    });
    this.#judge(answer);
    return answer;
  }

  /** @param {Response} answer */
  #judge({ status }) {
    const isDenied = status === 401;
    if (isDenied !== this.isDenied && (isDenied || status < 400)) {
      this.isDenied = isDenied;
      this.on.changed();
    }
    if (isDenied) throw new Denied();
  }

  #heard() {
    this.#heardAt = Date.now();
    if (this.lostSince === undefined) return;
    this.lostSince = undefined;
    this.on.back();
    this.on.changed();
  }

  #lose() {
    if (this.lostSince !== undefined || this.isDenied) return;
    this.lostSince = this.#heardAt;
    this.on.changed();
  }
}
