import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { HostCue } from '../src/cue/host-cue.js';
import { Notes } from './notes.js';

const cue: HostCue = { id: 'a', seq: 2, text: '稳住', status: 'shown', sentAt: 1 };

describe('Notes', () => {
  let sent: string[];
  let answers: (HostCue | undefined)[];
  let isOnline: boolean;
  let notes: Notes;

  beforeEach(() => {
    jest.useFakeTimers();
    [sent, answers, isOnline] = [[], [], true];
    notes = new Notes(
      async (id: string, note: string) => {
        if (!isOnline) throw new TypeError('offline');
        sent.push(`${id} ${note}`);
        return await Promise.resolve(id === 'gone' ? undefined : cue);
      },
      (answer: HostCue | undefined) => answers.push(answer),
    );
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('survives an outage: nothing is lost, nothing comes twice, and the order stays', async () => {
    isOnline = false;
    notes.add('a', 'shown');
    notes.add('a', 'received');
    notes.add('a', 'received');
    await jest.advanceTimersByTimeAsync(60_000);
    expect(notes.has('a', 'received')).toBe(true);
    isOnline = true;
    await jest.advanceTimersByTimeAsync(5_000);
    expect(sent).toEqual(['a shown', 'a received']);
    expect(answers).toEqual([cue, cue]);
    expect(notes.has('a', 'received')).toBe(false);
  });

  it('does not wait for its turn when the network is back', async () => {
    isOnline = false;
    notes.add('a', 'received');
    await jest.advanceTimersByTimeAsync(30_000);
    isOnline = true;
    await notes.flush();
    expect(sent).toEqual(['a received']);
  });

  it('lets go of what the server will never take, and goes on', async () => {
    notes.add('gone', 'received');
    notes.add('a', 'received');
    await jest.advanceTimersByTimeAsync(0);
    expect(sent).toEqual(['gone received', 'a received']);
    expect(answers).toEqual([undefined, cue]);
  });
});
