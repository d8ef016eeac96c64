/** What the room is like at one moment of the story. */
export interface Scene {
  /** Second of the story. */
  readonly at: number;
  /** Danmaku a second. */
  readonly pace: number;
  /** Shares of the danmaku, 0 … 1; the rest is chat. */
  readonly fault: number;
  readonly blame: number;
  readonly relief: number;
  /** Copies of one advertisement a second, from a handful of accounts. */
  readonly ads: number;
  /** Posts elsewhere a second. */
  readonly mentions: number;
  /** Share of the calm evening's viewers who are there. */
  readonly viewers: number;
}

type Row = [
  at: number,
  pace: number,
  fault: number,
  blame: number,
  relief: number,
  ads: number,
  mentions: number,
  viewers: number,
];

const scene = (...[at, pace, fault, blame, relief, ads, mentions, viewers]: Row): Scene => ({
  at,
  pace,
  fault,
  blame,
  relief,
  ads,
  mentions,
  viewers,
});

/** After so many seconds the story begins anew. */
export const STORY_SECONDS = 480;

/** The evening of the main room on one screen; between two lines everything changes evenly. */
// prettier-ignore
const SCRIPT: readonly Scene[] = [
  //     at pace fault blame relief ads  ment. viewers
  scene(  0, 14, 0,    0,    0,    0,   0,    1   ), // calm
  scene( 25, 14, 0,    0,    0,    0,   0,    1   ), // the picture breaks
  scene( 29, 17, 0.55, 0,    0,    0,   0,    0.98), // everybody says so
  scene( 45, 12, 0.55, 0.1,  0,    0,   0,    0.88), // people leave
  scene( 60,  9, 0.45, 0.22, 0,    2.4, 0.02, 0.74), // accusations; advertisers smell a crowd
  scene( 78,  8, 0.42, 0.25, 0,    2.4, 0.15, 0.62),
  scene( 82,  8, 0.42, 0.25, 0,    0,   0.3,  0.6 ),
  scene(110,  8, 0.4,  0.25, 0,    0,   0.5,  0.56), // screenshots travel
  scene(172,  8, 0.35, 0.2,  0,    0,   0.4,  0.55),
  scene(182,  9, 0.1,  0.12, 0.35, 0,   0.25, 0.56), // the picture is back
  scene(200, 10, 0.02, 0.04, 0.4,  0,   0.12, 0.6 ),
  scene(240, 12, 0,    0.01, 0.1,  0,   0.05, 0.75),
  scene(300, 14, 0,    0,    0,    0,   0,    0.9 ), // calm again
  scene(480, 14, 0,    0,    0,    0,   0,    1   ),
];

/** From here on posts tell how it ended. */
export const RECOVERED_AT = 182;

/** @param second of the story, 0 … STORY_SECONDS */
export function sceneAt(second: number): Scene {
  const after = SCRIPT.findIndex(({ at }) => at > second);
  const to = SCRIPT[after] ?? SCRIPT.at(-1)!;
  const from = SCRIPT[after - 1] ?? to;
  const progress = to === from ? 0 : (second - from.at) / (to.at - from.at);
  const between = (name: keyof Scene) => from[name] + (to[name] - from[name]) * progress;
  return {
    at: second,
    pace: between('pace'),
    fault: between('fault'),
    blame: between('blame'),
    relief: between('relief'),
    ads: between('ads'),
    mentions: between('mentions'),
    viewers: between('viewers'),
  };
}
