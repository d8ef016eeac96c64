/** A room as the product sees it: the shipped detectors, windows in memory, signals and incidents every second. */
import { MemoryWindows } from '../../src/adapters/memory/memory-windows.js';
import { createRuleSource } from '../../src/adapters/rules/rule-source.js';
import { openKit } from '../../src/adapters/text/open-analyser.js';
import { createAnalyser, type Analyser } from '../../src/core/detect/analyse-message.js';
import { messageWith } from '../../src/core/flag.fixture.js';
import { compileRules } from '../../src/core/match/compile-rules.js';
import type { Signal } from '../../src/core/signal.js';
import { evaluateRoom } from '../../src/core/signal/evaluate-room.js';
import { SECOND } from '../../src/core/window/widths.js';
import { foldIncident } from '../../src/core/incident/apply-event.js';
import type { IncidentEvent } from '../../src/core/incident/events.js';
import { planIncidentChanges } from '../../src/core/incident/plan-changes.js';
import { isOver, type IncidentView } from '../../src/core/incident/view.js';

export interface Said {
  readonly userId: string;
  readonly text: string;
}

/** Opening the detectors takes seconds: once for a file. */
export async function openAnalyser(): Promise<Analyser> {
  const kit = openKit({ LEXICON_DIR: 'lexicons', MODEL_FILE: 'models/chat.model' });
  const rules = await createRuleSource('rules', {
    onRefused: (refused) => {
      throw refused;
    },
  });
  await rules.close();
  return createAnalyser({ ...kit, matcher: compileRules(rules.current()) });
}

export class Evening {
  readonly stories = new Map<string, IncidentEvent[]>();
  signals: readonly Signal[] = [];
  private readonly windows = new MemoryWindows();
  private made = 0;
  private written = 0;

  constructor(
    private readonly analyse: Analyser,
    public now: number,
  ) {}

  /** One second: what is said in it, then a look at the room. */
  async second(said: readonly Said[]): Promise<void> {
    await this.hear(said);
    await this.look();
  }

  /** One second in which nobody looks: a past costs less without. */
  async hear(said: readonly Said[]): Promise<void> {
    const messages = said.map(({ userId, text }, i) => {
      const sentAt = this.now + Math.floor((i * SECOND) / said.length);
      const id = `m${++this.written}`;
      return messageWith({ id, roomId: 'r1', userId, text, sentAt, receivedAt: sentAt });
    });
    const analyses = this.analyse(messages);
    const observed = messages.map((message, i) => ({ message, analysis: analyses[i]! }));
    await this.windows.apply({ batchId: `b${this.now}`, shard: 0, observed });
    this.now += SECOND;
  }

  private async look(): Promise<void> {
    const { now } = this;
    const window = await this.windows.read('r1', now);
    const newId = () => `${now}-${++this.made}`;
    const changes = evaluateRoom(window, this.signals, now, newId);
    const incidents = this.views().filter((view) => !isOver(view));
    const planned = planIncidentChanges({ window, changes, open: this.signals, incidents, now, newId });
    for (const { view, events } of planned) {
      this.stories.set(view.id, [...(this.stories.get(view.id) ?? []), ...events]);
    }
    const open = new Map(this.signals.map((signal) => [signal.id, signal]));
    for (const { change, signal } of changes) {
      if (change === 'cleared') open.delete(signal.id);
      else open.set(signal.id, signal);
    }
    this.signals = [...open.values()];
  }

  /** Oldest first. */
  views(): IncidentView[] {
    return [...this.stories.values()].map(foldIncident);
  }
}
