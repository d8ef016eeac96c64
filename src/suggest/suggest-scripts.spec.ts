import { describe, expect, it } from '@jest/globals';
import { NO_HISTORY } from '../core/script/history.js';
import { incidentOf, NOW, scriptOf, variableOf } from '../core/script/script.fixture.js';
import type { Script } from '../core/script/script.js';
import { SuggestScripts } from './suggest-scripts.js';

const greeting = scriptOf({
  variables: [variableOf({ name: 'room', type: 'room', from: 'room.name' })],
  steps: { ...scriptOf().steps, acknowledge: '{{room}}的家人们' },
});

describe('SuggestScripts', () => {
  it('offers the scripts of the moment, filled with what is known of the room', () => {
    let scripts: readonly Script[] = [];
    const names = new Map([['r1', '晚八点主场']]);
    const suggest = new SuggestScripts(
      { current: () => scripts },
      (roomId) => names.get(roomId),
      () => NO_HISTORY,
    );
    expect(suggest.forIncident(incidentOf(), NOW)).toEqual([]);
    scripts = [greeting];
    expect(suggest.forIncident(incidentOf(), NOW)[0]).toMatchObject({
      text: expect.stringContaining('晚八点主场的家人们'),
      missing: [],
    });
    expect(suggest.forIncident(incidentOf({ roomId: 'r2' }), NOW)[0]?.missing).toHaveLength(1);
  });

  it('ranks by what was used in that room', () => {
    const scripts = [scriptOf({ id: 'a' }), scriptOf({ id: 'b' })];
    const used = { scriptId: 'a', audience: 'room', at: NOW, incidentId: 'i0' } as const;
    const suggest = new SuggestScripts(
      { current: () => scripts },
      () => undefined,
      (roomId) => (roomId === 'r1' ? { ...NO_HISTORY, usedOnAir: [used] } : NO_HISTORY),
    );
    const best = (roomId: string) => suggest.forIncident(incidentOf({ roomId }), NOW)[0]?.scriptId;
    expect([best('r1'), best('r2')]).toEqual(['b', 'a']);
  });

  it('finds a script and fills it with what a person gave before what is known', () => {
    const suggest = new SuggestScripts(
      { current: () => [greeting] },
      () => '晚八点主场',
      () => NO_HISTORY,
    );
    const script = suggest.script('fault-room')!;
    expect(suggest.fill(script, incidentOf(), { room: '美妆二号间' }, NOW).filled).toEqual({
      room: '美妆二号间',
    });
    expect(suggest.script('gone')).toBeUndefined();
  });
});
