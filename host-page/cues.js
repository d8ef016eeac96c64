/** @typedef {import('../src/cue/host-cue.js').HostCue} HostCue */

/** One in large type, three below. */
const KEPT = 4;

/**
 * Total and idempotent: what was told before, or is older than what is known, changes nothing.
 * @param {readonly HostCue[]} known
 * @param {readonly HostCue[]} told
 * @returns {readonly HostCue[]} the newest first
 */
export function mergeCues(known, told) {
  const byId = new Map(known.map((cue) => [cue.id, cue]));
  for (const cue of told) {
    const had = byId.get(cue.id);
    if (!had || had.seq < cue.seq) byId.set(cue.id, cue);
  }
  return [...byId.values()].sort((a, b) => b.sentAt - a.sentAt || (a.id < b.id ? 1 : -1)).slice(0, KEPT);
}

/**
 * @param {HostCue} cue
 * @returns {boolean} whether the host is still to touch for it
 */
export const waits = ({ status }) => status === 'sent' || status === 'shown' || status === 'unseen';
