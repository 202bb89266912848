/** How much is told. A text that is too long is told again with less, and says what it leaves out. */

export interface Detail {
  /** Co-authors, contributors, and what is not listed by rule; else their numbers. */
  readonly showsPeople: boolean;
  /** The catch-all section and commits without a pull request; else their numbers. */
  readonly showsMinor: boolean;
  /** Titles and numbers only; of the gates those that did not let it through. */
  readonly isTerse: boolean;
  /** In UTF-16 units. GitHub's own titles have at most 256. */
  readonly longestTitle: number;
  /** Lines of changes over all lists. */
  readonly mostLines: number;
}

const FULL: Detail = {
  showsPeople: true,
  showsMinor: true,
  isTerse: false,
  longestTitle: 256,
  mostLines: Number.POSITIVE_INFINITY,
};

export const TERSE: Detail = { ...FULL, showsPeople: false, showsMinor: false, isTerse: true, longestTitle: 100 };

/** The fullest first. What is still too long after these lists fewer lines of the last. */
export const DETAILS: readonly Detail[] = [
  FULL,
  { ...FULL, showsPeople: false },
  { ...FULL, showsPeople: false, showsMinor: false },
  TERSE,
];
