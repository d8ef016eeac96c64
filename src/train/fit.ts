/** Rows of features, each a set of column-free indices: compressed sparse rows. */
export interface Matrix {
  /** Where row i begins in `features`; one longer than there are rows. */
  readonly starts: Uint32Array;
  readonly features: Uint32Array;
  /** Every feature is below it. */
  readonly width: number;
}

/** A yes-or-no question over some of the rows. */
export interface Question {
  readonly rows: Uint32Array;
  /** 1 or -1 for each of `rows`. */
  readonly answers: Int8Array;
  /** How much each of `rows` counts; above 0. */
  readonly weights: Float64Array;
}

/** How much counting words says beside the classifiers. */
export interface Bayes {
  readonly share: number;
  /** Added to every count. */
  readonly smoothing: number;
}

export interface Fitted {
  readonly weights: Float64Array;
  readonly bias: number;
}

/** How hard the rows are fitted: the C of support vector machines. */
const HARDNESS = 0.6;
const SMOOTHING = 1;

/**
 * Two linear classifiers averaged: one on the features as they are, one on features scaled by their log-count
 * ratio (Wang and Manning, "Baselines and Bigrams", ACL 2012); and, where a share is given, what naive Bayes makes
 * of the features added. A row is divided by the root of its size. The same answer for the same input, to the bit.
 * @param passes over the rows
 */
export function fit(matrix: Matrix, question: Question, passes: number, bayes?: Bayes): Fitted {
  const even = descend(matrix, question, passes, new Float64Array(matrix.width).fill(1));
  const scaled = descend(matrix, question, passes, countRatios(matrix, question));
  const counted = bayes && countLikelihoods(matrix, question, bayes.smoothing);
  return {
    weights: even.weights.map((weight, i) => {
      const average = (weight + scaled.weights[i]!) / 2;
      return counted === undefined ? average : average + bayes!.share * counted[i]!;
    }),
    bias: (even.bias + scaled.bias) / 2,
  };
}

/** How often each feature was seen, by weight of the rows. */
interface Counts {
  readonly yes: Float64Array;
  readonly no: Float64Array;
  readonly rowsOfYes: number;
  readonly rowsOfNo: number;
}

function countFeatures({ starts, features, width }: Matrix, question: Question): Counts {
  const [yes, no] = [new Float64Array(width), new Float64Array(width)];
  const rows = [0, 0];
  question.rows.forEach((row, i) => {
    const weight = question.weights[i]!;
    const isYes = question.answers[i]! > 0;
    const counts = isYes ? yes : no;
    rows[isYes ? 0 : 1]! += weight;
    for (let at = starts[row]!; at < starts[row + 1]!; at++) counts[features[at]!]! += weight;
  });
  return { yes, no, rowsOfYes: rows[0]!, rowsOfNo: rows[1]! };
}

/** @returns log P(feature | yes) / P(feature | no) of all features that are seen, as multinomial naive Bayes has it */
function countLikelihoods(matrix: Matrix, question: Question, smoothing: number): Float64Array {
  const { yes, no } = countFeatures(matrix, question);
  const isSeen = (i: number): boolean => yes[i]! + no[i]! > 0;
  const seen = yes.reduce((sum, _, i) => sum + (isSeen(i) ? 1 : 0), 0);
  const sumOf = (counts: Float64Array): number =>
    counts.reduce((sum, count) => sum + count, smoothing * seen);
  const [allYes, allNo] = [sumOf(yes), sumOf(no)];
  return yes.map((count, i) =>
    isSeen(i) ? Math.log(((count + smoothing) / allYes) * (allNo / (no[i]! + smoothing))) : 0,
  );
}

/** @returns |log P(feature | yes) / P(feature | no)|, scaled so that a feature of a row has length one on average */
function countRatios(matrix: Matrix, question: Question): Float64Array {
  const { starts, features } = matrix;
  const { yes, no, rowsOfYes, rowsOfNo } = countFeatures(matrix, question);
  const allYes = rowsOfYes + 2 * SMOOTHING;
  const allNo = rowsOfNo + 2 * SMOOTHING;
  const ratios = yes.map((count, i) =>
    Math.abs(Math.log(((count + SMOOTHING) / allYes) * (allNo / (no[i]! + SMOOTHING)))),
  );
  let squares = 0;
  let seen = 0;
  for (const row of question.rows) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) squares += ratios[features[at]!]! ** 2;
    seen += starts[row + 1]! - starts[row]!;
  }
  const unit = Math.sqrt(squares / Math.max(1, seen)) || 1;
  return ratios.map((ratio) => ratio / unit);
}

/**
 * Dual coordinate descent for the squared hinge with an L2 penalty (Hsieh et al., "A Dual Coordinate Descent Method
 * for Large-scale Linear SVM", ICML 2008).
 */
function descend(matrix: Matrix, question: Question, passes: number, scales: Float64Array): Fitted {
  const { starts, features, width } = matrix;
  const { rows, answers } = question;
  const weights = new Float64Array(width);
  const pulls = new Float64Array(rows.length);
  const lengths = Float64Array.from(rows, (row) => squaredLength(matrix, row, scales));
  let bias = 0;
  for (const i of shuffledOften(rows.length, passes)) {
    const [from, to] = [starts[rows[i]!]!, starts[rows[i]! + 1]!];
    const share = 1 / Math.sqrt(Math.max(1, to - from));
    let sum = 0;
    for (let at = from; at < to; at++) sum += weights[features[at]!]! * scales[features[at]!]!;
    const answer = answers[i]!;
    const softness = 1 / (2 * HARDNESS * question.weights[i]!);
    const slope = answer * (sum * share + bias) - 1 + pulls[i]! * softness;
    if (pulls[i] === 0 && slope >= 0) continue;
    const pull = Math.max(0, pulls[i]! - slope / (lengths[i]! + softness));
    const step = (pull - pulls[i]!) * answer;
    pulls[i] = pull;
    bias += step;
    for (let at = from; at < to; at++) weights[features[at]!]! += step * share * scales[features[at]!]!;
  }
  return { weights: weights.map((weight, i) => weight * scales[i]!), bias };
}

/** Of the row divided by the root of its size, with one more feature for the bias. */
function squaredLength({ starts, features }: Matrix, row: number, scales: Float64Array): number {
  let squares = 0;
  for (let at = starts[row]!; at < starts[row + 1]!; at++) squares += scales[features[at]!]! ** 2;
  return squares / Math.max(1, starts[row + 1]! - starts[row]!) + 1;
}

/** Each number below `count` once a pass, every pass in another order (Fisher and Yates), seeded. */
function* shuffledOften(count: number, passes: number): Generator<number> {
  const order = Uint32Array.from({ length: count }, (_, i) => i);
  let state = 1;
  for (let pass = 0; pass < passes; pass++) {
    for (let i = count - 1; i > 0; i--) {
      // Numerical Recipes' linear congruential generator.
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      const other = Math.floor((state / 2 ** 32) * (i + 1));
      const held = order[i]!;
      order[i] = order[other]!;
      order[other] = held;
    }
    yield* order;
  }
}
