import { waits } from './cues.js';
import { fitText } from './fit.js';
import { clock, say, WORDS } from './words.js';

/** @typedef {import('./cues.js').HostCue} HostCue */
/** @typedef {'connecting' | 'idle' | 'waiting' | 'sending' | 'received' | 'withdrawn' | 'closed'} State */

const FRESH_MS = 4_200;

/** @param {string} id @returns {HTMLElement} */
const part = (id) => /** @type {HTMLElement} */ (document.getElementById(id));
const [text, stage, receive, label, trouble, earlier] = [
  part('text'),
  part('stage'),
  part('receive'),
  part('receive-text'),
  part('trouble'),
  part('earlier'),
];

/**
 * What the page shows.
 * @typedef {object} Picture
 * @property {readonly HostCue[] | undefined} cues undefined until they were read once
 * @property {boolean} isTouched the newest was touched, and the server does not know yet
 * @property {number | undefined} lostSince
 * @property {boolean} isClosed the link does not let anybody in any more
 */

/** @type {string | undefined} */
let shownId;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let fading;

/** @param {Picture} picture @returns {State} */
function stateOf({ cues, isTouched, isClosed }) {
  if (isClosed) return 'closed';
  if (!cues) return 'connecting';
  const newest = cues[0];
  if (!newest) return 'idle';
  if (newest.status === 'withdrawn') return 'withdrawn';
  if (newest.receivedAt !== undefined) return 'received';
  if (isTouched) return 'sending';
  return waits(newest) ? 'waiting' : 'idle';
}

/** @param {Picture} picture */
export function draw(picture) {
  const state = stateOf(picture);
  document.body.dataset.state = state;
  const newest = picture.cues?.[0];
  drawTrouble(picture);
  drawReceive(state, newest);
  drawEarlier(picture.cues ?? []);
  if (newest && (state === 'waiting' || state === 'sending' || state === 'received')) drawCue(newest, state);
  else drawCalm(state);
}

/** After a turn of the tablet, or a banner that takes place away. */
export function fit() {
  if (shownId !== undefined) fitText(text, stage);
}

/** @param {HostCue} cue @param {State} state */
function drawCue(cue, state) {
  if (shownId !== cue.id) {
    text.replaceChildren(...cue.text.split('\n').map(lineOf));
    text.removeAttribute('style');
    if (state === 'waiting') freshen();
  }
  shownId = cue.id;
  fit();
}

/** @param {string} said @returns {HTMLElement} */
function lineOf(said) {
  const line = document.createElement('span');
  line.className = 'line';
  line.textContent = said;
  return line;
}

/** @param {State} state */
function drawCalm(state) {
  shownId = undefined;
  text.removeAttribute('style');
  const key = state === 'connecting' || state === 'withdrawn' || state === 'closed' ? state : 'idle';
  say(text, WORDS[key]);
}

function freshen() {
  clearTimeout(fading);
  document.body.classList.remove('fresh');
  void document.body.offsetWidth; // A second cue within the first one's seconds starts anew.
  document.body.classList.add('fresh');
  fading = setTimeout(() => document.body.classList.remove('fresh'), FRESH_MS);
}

/** @param {State} state @param {HostCue | undefined} cue */
function drawReceive(state, cue) {
  receive.hidden = state !== 'waiting' && state !== 'sending' && state !== 'received';
  if (state === 'waiting') say(label, WORDS.receive);
  if (state === 'sending') say(label, WORDS.sending);
  if (state === 'received') say(label, WORDS.received, clock(cue?.receivedAt ?? 0));
}

/** @param {Picture} picture */
function drawTrouble({ lostSince, isClosed }) {
  trouble.hidden = lostSince === undefined || isClosed;
  if (lostSince !== undefined) say(trouble, WORDS.lost, clock(lostSince));
}

/** @param {readonly HostCue[]} cues */
function drawEarlier(cues) {
  const lines = cues.slice(1).map((cue) => {
    const line = document.createElement('li');
    const [at, said, mark] = [0, 1, 2].map(() => document.createElement('span'));
    if (at) at.textContent = clock(cue.sentAt, false);
    if (said) said.textContent = cue.text.replaceAll('\n', ' ');
    const { marks } = WORDS;
    const received = cue.receivedAt === undefined ? marks.none : marks.received;
    if (mark) say(mark, cue.status === 'withdrawn' ? marks.withdrawn : received);
    line.append(...[at, said, mark].filter((one) => one !== undefined));
    return line;
  });
  earlier.replaceChildren(...lines);
}
