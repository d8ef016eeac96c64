// Read by any Node from 12 on, so that an old one gets the line below and not a syntax error: nothing newer here.
const MAJOR = 20;
const MINOR = 19;

/**
 * @param {string} version e.g. `20.19.0`
 * @returns {string | undefined} what to tell; undefined when the version will do
 */
export function nodeComplaint(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > MAJOR || (major === MAJOR && minor >= MINOR)) return undefined;
  const wanted = `${MAJOR}.${MINOR}`;
  const zh = `需要 Node.js ${wanted} 或更新，现在是 ${version}：请到 https://nodejs.org 升级`;
  return `${zh} / Node.js ${wanted} or newer is needed, this is ${version}: upgrade at https://nodejs.org`;
}

/** @returns {boolean} whether this Node will do; if not, it has said so */
export function checkNode() {
  const complaint = nodeComplaint(process.versions.node);
  if (complaint) {
    console.error(`✗ ${complaint}`);
    process.exitCode = 1;
  }
  return !complaint;
}
