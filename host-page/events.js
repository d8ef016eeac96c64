/**
 * Reads server-sent events from a fetch: EventSource cannot send the key in a header.
 * @param {ReadableStream<Uint8Array>} body
 * @param {(data: string) => void} onData the data of one event
 * @param {() => void} onHeard anything came, if only a heartbeat
 */
export async function readEvents(body, onData, onHeard) {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    onHeard();
    text += decoder.decode(value, { stream: true });
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').flatMap((line) => (line.startsWith('data: ') ? [line.slice(6)] : []));
      if (data.length > 0) onData(data.join('\n'));
    }
  }
}
