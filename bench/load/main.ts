/** The load generator, a process of its own: `node main.js ASSIGNMENT`, told and answered in JSON. */
import type { Assignment, FromGenerator } from './assignment.js';
import { deliver, type Tally } from './deliver.js';

const PROGRESS_MS = 1_000;

const assignment = JSON.parse(process.argv[2]!) as Assignment;
const tally: Tally = { sent: 0, accepted: 0, duplicate: 0, rejected: 0 };
const tell = (message: FromGenerator): void => void process.send!(message);
const progress = setInterval(() => {
  tell({ kind: 'progress', sent: tally.sent, accepted: tally.accepted });
}, PROGRESS_MS);

// The benchmark has gone: nobody is left to measure.
process.once('disconnect', () => process.exit(1));

const delivery = await deliver(assignment, tally);
clearInterval(progress);
tell({ kind: 'done', delivery });
process.disconnect();
