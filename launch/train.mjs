/** `npm run train`: installs and builds what is stale, then makes the model again. */
import { runBuilt } from './run-built.mjs';
import { sayFailure } from './say.mjs';
import { buildWhenStale } from './steps/build.mjs';
import { installPackages } from './steps/install.mjs';

installPackages()
  .then(buildWhenStale)
  .then(() => runBuilt('train/main.js'))
  .catch((error) => {
    sayFailure(error);
    process.exitCode = 1;
  });
