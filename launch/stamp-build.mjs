/** The last step of `npm run build`: what is built need not be built again. */
import { stampBuild } from './steps/build.mjs';

stampBuild();
