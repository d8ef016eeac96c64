/** `npm run train`: makes the model again. */
import { buildAndRun } from './build-and-run.mjs';

await buildAndRun('train/main.js');
