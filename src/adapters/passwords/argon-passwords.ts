import { randomBytes } from 'node:crypto';
import { hash, parseOptions, verify } from '@node-rs/argon2';
import type { Passwords } from '../../ports.js';
import { Turns } from './turns.js';

/** Argon2id, which is the library's default. https://cheatsheetseries.owasp.org/cheatsheets/Password_Storage_Cheat_Sheet.html */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** A check takes one core 15 ms and 19 MiB. They run beside the event loop, on threads that files and names need, too. */
const AT_ONCE = 2;
const WAITING = 100;

/** Argon2id in PHC form: salt and settings are in the hash. */
export class ArgonPasswords implements Passwords {
  private readonly turns = new Turns(AT_ONCE, WAITING);
  /** What a password is compared with when there is no account: nobody knows what it was made of. */
  private nobodys: Promise<string> | undefined;

  hash(password: string): Promise<string> {
    return this.turns.take(() => hash(password, COST));
  }

  async verify(known: string | undefined, password: string): Promise<boolean> {
    const compared = known ?? (await (this.nobodys ??= hash(randomBytes(32), COST)));
    const same = await this.turns.take(() => verify(compared, password));
    return same && known !== undefined;
  }

  isStale(known: string): boolean {
    const { memoryCost, timeCost, parallelism } = parseOptions(known);
    return memoryCost !== COST.memoryCost || timeCost !== COST.timeCost || parallelism !== COST.parallelism;
  }
}
