/** How often each class was given for each expected one. */
type Confusion = Readonly<Record<string, Readonly<Record<string, number>>>>;

export interface ClassFigures {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** How many were expected. */
  readonly support: number;
}

export interface Figures {
  readonly rows: number;
  /** 0 … 1, as all shares here; 0 where there is nothing to divide by. */
  readonly accuracy: number;
  /** The plain mean of F1 over the classes that were expected or given at least once. */
  readonly macroF1: number;
  readonly confusion: Confusion;
}

export interface Answer<Class extends string = string> {
  readonly expected: Class;
  readonly given: Class;
}

/** @param classes in the order in which the confusion is shown */
export function scoreClasses(classes: readonly string[], answers: readonly Answer[]): Figures {
  const confusion: Record<string, Record<string, number>> = {};
  for (const one of classes) confusion[one] = Object.fromEntries(classes.map((other) => [other, 0]));
  for (const { expected, given } of answers) confusion[expected]![given]! += 1;

  const right = sum(classes.map((one) => confusion[one]![one]!));
  const seen = classes
    .map((one) => {
      const given = sum(classes.map((other) => confusion[other]![one]!));
      return { given, ...figuresOf(confusion[one]![one]!, given, sum(Object.values(confusion[one]!))) };
    })
    .filter(({ given, support }) => given + support > 0);
  return { rows: answers.length, accuracy: share(right, answers.length), macroF1: meanF1(seen), confusion };
}

/**
 * Each name by itself, where a row may have several.
 * @returns figures in the order of `names`
 */
export function scoreNames<Name extends string>(
  names: readonly Name[],
  answers: readonly { readonly expected: readonly Name[]; readonly given: readonly Name[] }[],
): Map<Name, ClassFigures> {
  return new Map(
    names.map((name) => {
      const expected = answers.filter((answer) => answer.expected.includes(name));
      const given = answers.filter((answer) => answer.given.includes(name));
      const right = expected.filter((answer) => answer.given.includes(name));
      return [name, figuresOf(right.length, given.length, expected.length)];
    }),
  );
}

export function meanF1(figures: readonly ClassFigures[]): number {
  return share(sum(figures.map(({ f1 }) => f1)), figures.length);
}

export function share(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

function figuresOf(right: number, given: number, support: number): ClassFigures {
  return {
    precision: share(right, given),
    recall: share(right, support),
    f1: share(2 * right, given + support),
    support,
  };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
