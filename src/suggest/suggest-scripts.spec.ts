import { describe, expect, it } from '@jest/globals';
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
    const suggest = new SuggestScripts({ current: () => scripts }, (roomId) => names.get(roomId));
    expect(suggest.forIncident(incidentOf(), NOW)).toEqual([]);
    scripts = [greeting];
    expect(suggest.forIncident(incidentOf(), NOW)[0]).toMatchObject({
      text: expect.stringContaining('晚八点主场的家人们'),
      missing: [],
    });
    expect(suggest.forIncident(incidentOf({ roomId: 'r2' }), NOW)[0]?.missing).toHaveLength(1);
  });

  it('finds a script and fills it with what a person gave before what is known', () => {
    const suggest = new SuggestScripts({ current: () => [greeting] }, () => '晚八点主场');
    const script = suggest.script('fault-room')!;
    expect(suggest.fill(script, incidentOf(), { room: '美妆二号间' }, NOW).filled).toEqual({
      room: '美妆二号间',
    });
    expect(suggest.script('gone')).toBeUndefined();
  });
});
