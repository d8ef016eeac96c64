/** `npm run replay`. */
import { runBuilt } from './run-built.mjs';
import { sayFailure } from './say.mjs';

runBuilt('replay/main.js').catch((error) => {
  sayFailure(error);
  process.exitCode = 1;
});
