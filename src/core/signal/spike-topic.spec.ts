import { describe, expect, it } from '@jest/globals';
import { MINUTE, SECOND } from '../window/widths.js';
import { bucketWith, names, NOW, roomOf, type BucketFigures } from '../window/window.fixture.js';
import { evaluateRoom } from './evaluate-room.js';
import { spikeTopic } from './spike-topic.js';

/** `people` complain of the picture in the `lasting` ms up to now, evenly, among `calm` messages a bucket. */
function fault(people: number, lasting: number, calm: number): (ago: number) => BucketFigures {
  const buckets = lasting / 5_000;
  const each = Math.ceil(people / buckets);
  return (ago) => {
    const place = ago / 5_000;
    const who = place < buckets ? names('u', people).slice(place * each, (place + 1) * each) : [];
    return { messages: calm + who.length, av_fault: who.length, who: { av_fault: who } };
  };
}

function raised(...room: Parameters<typeof roomOf>): readonly string[] {
  return spikeTopic(roomOf(...room), [])
    .filter(({ raises }) => raises)
    .map(({ finding }) => `${finding.subject} ${finding.grade}`);
}

describe('spikeTopic', () => {
  // Messages in five seconds: a small room, a middling one, a large one.
  it.each([1, 10, 100, 1_000])('sees five people after a calm minute in a room of %d', (calm) => {
    expect(raised(fault(5, 10 * SECOND, calm), 70 * SECOND)).toHaveLength(1);
  });

  it.each([300, 700, 1_500, 3_000])('counts no more people than messages among %d', (people) => {
    const [spike] = spikeTopic(roomOf(fault(people, 15 * SECOND, 500), 10 * MINUTE), []);
    const { count, people: seen } = spike!.finding.evidence[0]!.facts;
    expect(seen).toBeLessThanOrEqual(count as number);
    expect(seen).toBeGreaterThan(people / 2);
  });

  it.each([1, 10, 50])('sees five people even if they take a minute, in a room of %d', (calm) => {
    expect(raised(fault(5, MINUTE, calm), 2 * MINUTE)).toHaveLength(1);
  });

  it('sees five people in a room without any past', () => {
    expect(raised(fault(5, 10 * SECOND, 5), 10 * SECOND)).toEqual(['av_fault P2']);
  });

  it('is not raised by four', () => {
    expect(raised(fault(4, 10 * SECOND, 10), 10 * MINUTE)).toEqual([]);
  });

  it('is not raised by one person, however often he writes', () => {
    const one = (ago: number) => ({
      messages: 30,
      ...(ago < 30_000 && { av_fault: 20, who: { av_fault: ['u1'] } }),
    });
    expect(raised(one, 10 * MINUTE)).toEqual([]);
  });

  it('is not raised where so many complaints are usual', () => {
    const usual = (ago: number) => ({ messages: 40, av_fault: 2, who: { av_fault: names(`at${ago}-`, 2) } });
    expect(raised(usual, 30 * MINUTE)).toEqual([]);
  });

  it('is not raised by a crowd that brings more of everything', () => {
    const doors = (ago: number) => {
      const many = ago < MINUTE ? 10 : 1;
      return { messages: 100 * many, av_fault: many, who: { av_fault: names(`at${ago}-`, many) } };
    };
    expect(raised(doors, 30 * MINUTE)).toEqual([]);
  });

  it('is not raised in a huge room by what is significant but small', () => {
    const huge = (ago: number) => {
      const count = ago < MINUTE ? 1_300 : 1_000;
      return { messages: 130_000, av_fault: count, who: { av_fault: names(`at${ago}-`, count) } };
    };
    expect(raised(huge, 30 * MINUTE)).toEqual([]);
  });

  it('grades by how many and how large a share', () => {
    expect(raised(fault(6, 10 * SECOND, 500), 10 * MINUTE)).toEqual(['av_fault P2']);
    expect(raised(fault(20, 10 * SECOND, 100), 10 * MINUTE)).toEqual(['av_fault P1']);
    expect(raised(fault(400, 30 * SECOND, 100), 10 * MINUTE)).toEqual(['av_fault P0']);
  });

  it('tells the numbers', () => {
    const [seen] = spikeTopic(roomOf(fault(12, 15 * SECOND, 20), 10 * MINUTE), []);
    expect(seen!.finding.evidence[0]).toMatchObject({
      topic: 'av_fault',
      facts: { count: 12, people: 12, seconds: 15, baselinePerMinute: 0 },
    });
  });

  it('does not take a lasting fault for usual', () => {
    const lasting = 8 * MINUTE;
    const crowd = (ago: number) => ({
      messages: 40,
      ...(ago < lasting && { av_fault: 8, who: { av_fault: names(`at${ago}-`, 8) } }),
    });
    const window = roomOf(crowd, 20 * MINUTE);
    const early = roomOf((ago) => crowd(ago + lasting - 15_000), 12 * MINUTE, {
      now: NOW - lasting + 15_000,
    });
    const open = evaluateRoom(early, [], early.now, () => 's1').map(({ signal }) => signal);
    expect(open.some(({ kind }) => kind === 'spike.topic')).toBe(true);
    expect(spikeTopic(window, open)).toMatchObject([{ raises: true }]);
  });
});

it('a bucket of the fixture holds what was asked for', () => {
  expect(bucketWith(NOW, { messages: 3, av_fault: 2, viewers: 7 })).toMatchObject({
    messages: 3,
    viewers: 7,
  });
});
