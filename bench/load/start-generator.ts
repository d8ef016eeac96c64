import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { say } from '../report/say.js';
import { wholeNumber } from '../report/measure.js';
import type { Assignment, Delivery, FromGenerator } from './assignment.js';

const GENERATOR = fileURLToPath(new URL('main.js', import.meta.url));
const TOLD_EVERY = 5;

/** Starts a process that does the assignment. It ends by itself, also when we end. */
export async function startGenerator(assignment: Assignment): Promise<Delivery> {
  const child = fork(GENERATOR, [JSON.stringify(assignment)]);
  let ticks = 0;
  return await new Promise((resolve, reject) => {
    child.on('message', (message: FromGenerator) => {
      if (message.kind === 'done') resolve(message.delivery);
      else if (++ticks % TOLD_EVERY === 0) {
        say(
          `${ticks} s: 已发 sent ${wholeNumber(message.sent)}, 已受理 accepted ${wholeNumber(message.accepted)}`,
        );
      }
    });
    child.once('exit', (code) => reject(new Error(`the load generator ended early, exit code ${code}`)));
  });
}
