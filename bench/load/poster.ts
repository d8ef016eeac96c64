import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { preciseNow } from './now.js';

/** The counts of an answer 202. */
export interface Receipt {
  readonly accepted: number;
  readonly duplicate: number;
  readonly rejected: readonly unknown[];
}

interface Answer {
  readonly status: number;
  readonly retryAfterMs: number;
  readonly text: string;
}

/** The door answered, and what it said is no reason to try again. */
class DoorRefused extends Error {
  override readonly name = 'DoorRefused';
}

const AFTER_FAILURE_MS = 250;
/** How long a door that does not answer is asked again, and how long one that only refuses. */
const SILENCE_MS = 30_000;
const REFUSALS_MS = 300_000;

/**
 * Sends bodies over connections that stay open, each until it is taken, first come first served. A refusal
 * holds for all of them until Retry-After has passed: a source that is turned away does not knock on with the
 * next body.
 */
export class Poster {
  turnedAway = 0;
  failed = 0;
  readonly answerMs: number[] = [];
  private readonly agent: Agent;
  private readonly headers: Readonly<Record<string, string>>;
  private readonly target: URL;
  private readonly queue: (() => void)[] = [];
  private closedUntil = 0;

  constructor(
    url: string,
    key: string,
    private free: number,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: free });
    this.headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
    this.target = new URL('/api/v1/messages', url);
  }

  /** @throws DoorRefused on any other answer than 202, 429 and 5xx, or when nothing else comes for too long */
  async send(body: Buffer): Promise<Receipt> {
    if (this.free > 0) this.free--;
    else await new Promise<void>((resolve) => this.queue.push(resolve));
    try {
      return await this.knock(body);
    } finally {
      const next = this.queue.shift();
      if (next) next();
      else this.free++;
    }
  }

  close(): void {
    this.agent.destroy();
  }

  private async knock(body: Buffer): Promise<Receipt> {
    const first = preciseNow();
    for (let heard = first; ;) {
      while (preciseNow() < this.closedUntil) await sleep(this.closedUntil - preciseNow());
      const from = preciseNow();
      const answer = await this.ask(body).catch((error: Error) => error);
      const now = preciseNow();
      if (answer instanceof Error || answer.status >= 500) {
        this.failed++;
        if (now - heard > SILENCE_MS) throw new DoorRefused(`no answer for ${SILENCE_MS} ms`);
        await sleep(AFTER_FAILURE_MS);
      } else if (answer.status === 202) {
        this.answerMs.push(now - from);
        return JSON.parse(answer.text) as Receipt;
      } else if (answer.status === 429 && now - first < REFUSALS_MS) {
        heard = now;
        this.turnedAway++;
        this.closedUntil = now + answer.retryAfterMs;
      } else throw new DoorRefused(`${answer.status}: ${answer.text.slice(0, 500)}`);
    }
  }

  private async ask(body: Buffer): Promise<Answer> {
    return await new Promise((resolve, reject) => {
      const headers = { ...this.headers, 'content-length': body.length };
      const call = request(this.target, { method: 'POST', agent: this.agent, headers }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
        response.once('error', reject).once('end', () => {
          const retryAfterMs = Number(response.headers['retry-after'] ?? 1) * 1_000;
          resolve({ status: response.statusCode ?? 0, retryAfterMs, text });
        });
      });
      call.once('error', reject).end(body);
    });
  }
}
