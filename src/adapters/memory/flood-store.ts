import type { Told } from '../../core/signal/flood-told.js';
import type { RoomDelta } from '../../core/window/room-delta.js';
import type { Cluster, Crowd, HotUser, Observed } from '../../core/window/window.js';
import { CrowdStore } from './crowd-store.js';
import { TextFloods } from './text-floods.js';
import { ToldLevels } from './told-levels.js';
import { UserFloods, type GrownUser } from './user-floods.js';

/** Who repeats himself in a room, and which texts many send. The rules are those of the Redis script. */
export class FloodStore {
  private readonly writers = new CrowdStore();
  private readonly levels = new ToldLevels();
  private readonly users = new UserFloods(this.writers, this.levels);
  private readonly texts = new TextFloods(this.writers, this.levels);

  /** @returns what crossed a limit, or a doubling of it, with this delta */
  add(delta: RoomDelta, observed: readonly Observed[]): Told[] {
    const now = delta.lastReceivedAt;
    const users = delta.users.map((user) => this.users.add(user, now));
    const texts = delta.texts.map((text) => this.texts.add(text, observed[text.first]!, now));
    // Who else writes is known once every text has been added.
    const told = [
      ...users.map((user) => user && this.tellUser(user)),
      ...texts.map((text) => text && this.texts.tell(text)),
    ];
    return told.filter((one) => one !== undefined);
  }

  hotUsers(now: number): HotUser[] {
    return this.users.hot(now);
  }

  clusters(now: number): Cluster[] {
    return this.texts.clusters(now);
  }

  /** @param clusters the room's, as of now */
  crowd(now: number, clusters: readonly Cluster[]): Crowd {
    return this.writers.crowd(now, clusters);
  }

  /** What no reading of `now` or later asks for. */
  forgetBefore(now: number): void {
    this.users.forgetBefore(now);
    this.texts.forgetBefore(now);
    this.writers.forgetBefore(now);
    this.levels.forgetBefore(now);
  }

  private tellUser({ delta, rate, repeats }: GrownUser): Told {
    const { position, start, text } = delta;
    const chorus = repeats > 0 ? this.texts.chorus(text, start) : undefined;
    return chorus ? ['user', position, rate, repeats, chorus] : ['user', position, rate, repeats];
  }
}
