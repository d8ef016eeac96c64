/**
 * How Node runs the app. Messages live for some hundred milliseconds: a nursery of 64 MB lets them die in it, where the
 * usual 16 MB would carry most of them into the old generation (10 % of all CPU time at 22,000 messages/s). Nor may V8
 * guess from the first seconds that some objects live long, and put them there at once: what they name then outlives
 * the nursery, too, and in one run of two everything took a third longer.
 */
export const NODE_FLAGS = [
  '--enable-source-maps',
  '--max-semi-space-size=64',
  '--no-allocation-site-pretenuring',
];
