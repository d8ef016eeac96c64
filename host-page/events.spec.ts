import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readEvents } from './events.js';

const TEXT =
  '\n: beat\n\nevent: cues\nid: 1\ndata: ["稳住","😀"]\n\n: beat\n\nevent: cues\ndata: a\ndata: b\n\n';

it('reads the same events however the network cuts them, in the middle of a letter too', async () => {
  const bytes = new TextEncoder().encode(TEXT);
  await fc.assert(
    fc.asyncProperty(fc.array(fc.nat(bytes.length), { maxLength: 12 }), async (cuts) => {
      const places = [0, ...cuts.sort((a, b) => a - b), bytes.length];
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          places.slice(1).forEach((end, i) => controller.enqueue(bytes.slice(places[i], end)));
          controller.close();
        },
      });
      const [data, heard]: [string[], number[]] = [[], []];
      await readEvents(
        body,
        (one: string) => data.push(one),
        () => heard.push(1),
      );
      expect(data).toEqual(['["稳住","😀"]', 'a\nb']);
      expect(heard).toHaveLength(places.length - 1);
    }),
  );
});
