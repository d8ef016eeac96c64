import { readFileSync } from 'node:fs';
import { createContext, runInContext } from 'node:vm';
import type { PublicAnnouncement } from '../core/delivery/public-announcement.js';

const SCRIPT = readFileSync('public-page/embed.js', 'utf8');

/** As much of an element as the script may touch. Anything that would read markup is not here, and throws. */
export class FakeElement {
  readonly children: FakeElement[] = [];
  readonly dataset: Record<string, string> = {};
  readonly attributes: Record<string, string> = {};
  readonly classList = { add: (name: string) => (this.className = `${this.className} ${name}`.trim()) };
  className = '';
  textContent = '';
  shadowRoot: FakeElement | undefined;
  onclick: (() => void) | undefined;
  hovered = false;
  private parent: FakeElement | undefined;

  constructor(readonly localName: string) {}

  append(child: FakeElement): void {
    this.insertBefore(child, null);
  }

  prepend(child: FakeElement): void {
    this.insertBefore(child, this.children[0] ?? null);
  }

  insertBefore(child: FakeElement, next: FakeElement | null): void {
    child.parent = this;
    this.children.splice(next ? this.children.indexOf(next) : this.children.length, 0, child);
  }

  remove(): void {
    this.parent!.children.splice(this.parent!.children.indexOf(this), 1);
  }

  querySelector(selector: 'article:not(.pin)'): FakeElement | null {
    if (selector !== 'article:not(.pin)') throw new Error(selector);
    return this.children.find((one) => !one.className.split(' ').includes('pin')) ?? null;
  }

  setAttribute(name: string, value: string): void {
    this.attributes[name] = value;
  }

  toggleAttribute(name: string, on: boolean): void {
    if (on) this.attributes[name] = '';
  }

  attachShadow(): FakeElement {
    return (this.shadowRoot = new FakeElement('#shadow-root'));
  }

  matches(): boolean {
    return this.hovered;
  }

  child(name: string): FakeElement | undefined {
    return this.children.find(({ localName }) => localName === name);
  }
}

type Hear = (event: { type: string; data: string; lastEventId: string }) => void;

/** A connection of the script. */
export class FakeSource {
  readonly hears = new Map<string, Hear>();
  onerror: (() => void) | undefined;
  open = true;

  constructor(readonly url: URL) {}

  addEventListener(type: string, hear: Hear): void {
    this.hears.set(type, hear);
  }

  close(): void {
    this.open = false;
  }

  say(type: 'announcement' | 'ready', lastEventId: string, data: Partial<PublicAnnouncement> = {}): void {
    this.hears.get(type)!({ type, data: JSON.stringify(data), lastEventId });
  }
}

/** A page that embeds the script; its time passes when it is told to. */
export class FakePage {
  readonly body = new FakeElement('body');
  readonly sources: FakeSource[] = [];
  readonly warnings: string[] = [];
  now = 1_764_000_000_000;
  private readonly places = new Map<string, FakeElement>();
  private waiting: { at: number; run: () => void }[] = [];
  private currentScript: unknown;
  private readonly context: object;

  constructor(sheets = true) {
    const now = (): number => this.now;
    const currentScript = (): unknown => this.currentScript;
    const { sources } = this;
    this.context = createContext({
      URL,
      JSON,
      console: { warn: (text: string) => this.warnings.push(text) },
      setTimeout: (run: () => void, ms: number) => this.waiting.push({ at: this.now + ms, run }),
      Date: class extends Date {
        static override now = now;
      },
      Math: Object.assign(Object.create(Math) as Math, { random: () => 0.5 }),
      EventSource: class extends FakeSource {
        constructor(url: URL) {
          super(url);
          sources.push(this);
        }
      },
      ...(sheets && {
        CSSStyleSheet: class {
          replaceSync(): void {}
        },
      }),
      document: {
        readyState: 'complete',
        body: this.body,
        createElement: (name: string) => new FakeElement(name),
        querySelector: (selector: string) => this.places.get(selector) ?? null,
        get currentScript() {
          return currentScript();
        },
      },
    });
  }

  place(selector: string): FakeElement {
    const place = new FakeElement('div');
    this.places.set(selector, place);
    return place;
  }

  embed(dataset: Readonly<Record<string, string>>): void {
    this.currentScript = { dataset, src: 'https://desk.example/live/embed.js', nonce: 'n' };
    runInContext(SCRIPT, this.context);
  }

  pass(ms: number): void {
    const end = this.now + ms;
    for (;;) {
      const next = this.waiting.sort((a, b) => a.at - b.at)[0];
      if (!next || next.at > end) break;
      this.waiting.shift();
      this.now = next.at;
      next.run();
    }
    this.now = end;
  }
}
