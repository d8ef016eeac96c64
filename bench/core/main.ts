/** A process of its own, so that the dictionary and the lists weigh on no other measurement. */
import { measureCore } from './measure-core.js';

process.send!(measureCore(process.argv.slice(2).map(Number)));
