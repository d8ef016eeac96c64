/** `npm run eval`: installs and builds what is stale, then measures; standard output is the program's alone. */
import { runBuilt } from './run-built.mjs';
import { sayFailure, speakOnStandardError } from './say.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

speakOnStandardError();
installPackages()
  .then(buildWhenStale)
  .then(() => runBuilt('eval/main.js'))
  .catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
