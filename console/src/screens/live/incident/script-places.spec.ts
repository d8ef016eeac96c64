import { describe, expect, it } from '@jest/globals';
import type { Suggestion } from '@server/core/script/suggestion.js';
import { isDroppedFrom, keepPlaces } from './script-places.js';

function scriptOf(scriptId: string, text = scriptId): Suggestion {
  return {
    scriptId,
    version: 1,
    title: { zh: scriptId, en: scriptId },
    audience: 'room',
    text,
    filled: {},
    missing: [],
    score: 1,
    reasons: [],
  };
}

const held = [scriptOf('room'), scriptOf('host')];

describe('keepPlaces', () => {
  it('keeps every script in its place and offers the new order', () => {
    const { shown, hasNewer } = keepPlaces(held, [scriptOf('host'), scriptOf('room')]);
    expect(shown.map(({ scriptId }) => scriptId)).toEqual(['room', 'host']);
    expect(hasNewer).toBe(true);
  });

  it('takes up new words of the same script in its place', () => {
    const { shown, hasNewer } = keepPlaces(held, [scriptOf('room', '已有 40 人反映'), scriptOf('host')]);
    expect(shown.map(({ text }) => text)).toEqual(['已有 40 人反映', 'host']);
    expect(hasNewer).toBe(false);
  });

  it('keeps what is offered no longer, and offers what is new', () => {
    const { shown, hasNewer } = keepPlaces(held, [scriptOf('urgent'), scriptOf('host')]);
    expect(shown).toEqual(held);
    expect(hasNewer).toBe(true);
  });

  it('has nothing newer when there is only less', () => {
    expect(keepPlaces(held, [scriptOf('room')])).toMatchObject({ shown: held, hasNewer: false });
    expect(keepPlaces(held, []).shown).toEqual(held);
  });

  it('picks beforehand what would be offered first now, wherever it stands', () => {
    expect(keepPlaces(held, [scriptOf('urgent'), scriptOf('host'), scriptOf('room')]).best?.scriptId).toBe(
      'host',
    );
    expect(keepPlaces(held, [scriptOf('recovered')]).best).toBeUndefined();
  });

  it('picks beforehand what speaks to the room, not what is said outside', () => {
    const outside = { ...scriptOf('outside'), audience: 'social' } as const;
    const both = [outside, scriptOf('room')];
    expect(keepPlaces(both, both).best?.scriptId).toBe('room');
    expect(keepPlaces([outside], [outside]).best?.scriptId).toBe('outside');
  });
});

describe('isDroppedFrom', () => {
  it('tells what would not be offered any more, whatever its words', () => {
    expect(isDroppedFrom([scriptOf('host')], scriptOf('room'))).toBe(true);
    expect(isDroppedFrom([scriptOf('host', '新的文字')], scriptOf('host'))).toBe(false);
    expect(isDroppedFrom([], scriptOf('host'))).toBe(true);
  });
});
