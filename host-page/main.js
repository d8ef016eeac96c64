import { mergeCues, waits } from './cues.js';
import { Link } from './link.js';
import { Notes } from './notes.js';
import { draw, fit } from './screen.js';
import { keepAwake } from './wake-lock.js';
import { say, WORDS } from './words.js';

/** @typedef {import('./cues.js').HostCue} HostCue */

/** A touch so soon after a new cue was meant for the one before. */
const READING_MS = 600;

/** @param {string} key */
function start(key) {
  /** @type {readonly HostCue[] | undefined} */
  let cues;
  let newestId = '';
  let cameAt = 0;
  /** @type {Set<string>} */
  const displayed = new Set();

  /** @param {readonly HostCue[]} told */
  const hear = (told) => {
    cues = mergeCues(cues ?? [], told);
    show();
  };
  const link = new Link(key, { cues: hear, changed: () => show(), back: () => void notes.flush() });
  const notes = new Notes(
    (id, note) => link.tell(id, note),
    (cue) => (cue ? hear([cue]) : show()),
  );

  const show = () => {
    const newest = cues?.[0];
    if (newest && newest.id !== newestId) {
      newestId = newest.id;
      cameAt = performance.now();
    }
    const isTouched = newest !== undefined && notes.has(newest.id, 'received');
    draw({ cues, isTouched, lostSince: link.lostSince, isClosed: link.isDenied });
    if (newest && waits(newest) && !link.isDenied && document.visibilityState === 'visible') {
      if (!displayed.has(newest.id)) notes.add(newest.id, 'shown');
      displayed.add(newest.id);
    }
  };

  const touch = () => {
    const newest = cues?.[0];
    if (!newest || !waits(newest) || performance.now() - cameAt < READING_MS) return;
    notes.add(newest.id, 'received');
    show();
  };

  document.addEventListener('click', touch);
  document.addEventListener('contextmenu', (event) => event.preventDefault());
  document.addEventListener('keydown', (event) => {
    if ((event.key !== 'Enter' && event.key !== ' ') || event.repeat) return;
    event.preventDefault();
    touch();
  });
  document.addEventListener('visibilitychange', show);
  addEventListener('resize', fit);
  addEventListener('online', () => void notes.flush());
  show();
  link.open();
}

addEventListener('hashchange', () => location.reload());
const key = location.hash.slice(1);
const text = document.getElementById('text');
if (key !== '') {
  keepAwake();
  start(key);
} else if (text) say(text, WORDS.noKey);
