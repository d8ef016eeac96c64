/** @typedef {import('./cues.js').HostCue} HostCue */
/** @typedef {'shown' | 'received'} Note */

const FIRST_MS = 500;
const LONGEST_MS = 4_000;

/**
 * What the tablet has to tell of a cue. Each note is kept and sent again, in order, until the server has it, however long the
 * network is away.
 */
export class Notes {
  /** @type {{ readonly id: string, readonly note: Note }[]} */
  #waiting = [];
  #sending = false;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;
  #failures = 0;

  /**
   * @param {(id: string, note: Note) => Promise<HostCue | undefined>} send undefined: the server will never take it;
   * throws when it may be tried again
   * @param {(cue: HostCue | undefined) => void} onSent
   */
  constructor(send, onSent) {
    this.send = send;
    this.onSent = onSent;
  }

  /** @param {string} id @param {Note} note */
  add(id, note) {
    if (this.has(id, note)) return;
    this.#waiting.push({ id, note });
    void this.flush();
  }

  /** @param {string} id @param {Note} note */
  has(id, note) {
    return this.#waiting.some((one) => one.id === id && one.note === note);
  }

  /** Tries at once: something new to tell, or the network may be back. */
  async flush() {
    if (this.#sending) return;
    clearTimeout(this.#timer);
    this.#sending = true;
    try {
      for (let first = this.#waiting[0]; first; first = this.#waiting[0]) {
        const cue = await this.send(first.id, first.note);
        this.#waiting.shift();
        this.#failures = 0;
        this.onSent(cue);
      }
    } catch {
      const wait = Math.min(FIRST_MS * 2 ** this.#failures++, LONGEST_MS);
      this.#timer = setTimeout(() => void this.flush(), wait);
    } finally {
      this.#sending = false;
    }
  }
}
