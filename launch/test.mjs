// `npm test`. Only the Node check is loaded before Node is known to understand the rest.
import { checkNode } from './steps/check-node.mjs';

if (checkNode()) import('./test-all.mjs');
