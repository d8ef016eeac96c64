/** `npm run eval`: measures; standard output is the program's alone. */
import { buildAndRun } from './build-and-run.mjs';
import { speakOnStandardError } from './say.mjs';

speakOnStandardError();
await buildAndRun('eval/main.js');
