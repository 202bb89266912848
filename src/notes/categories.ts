/** The sections of the notes, and what is left out: rules, and which of them takes a change. */

export interface Category {
  readonly title: string;
  /** Conventional Commit types. They and the labels are alternatives. */
  readonly types: readonly string[];
  /** `*` takes everything that is left. */
  readonly labels: readonly string[];
  /** What it does not take all the same. */
  readonly exclude?: Exclusion | undefined;
}

export interface Exclusion {
  readonly labels: readonly string[];
  /** Logins; a bot's with or without its `[bot]`. */
  readonly authors: readonly string[];
}

export interface CategoryRules {
  /** In order: a change is in the first that takes it. */
  readonly categories: readonly Category[];
  /** What no section has. */
  readonly exclude: Exclusion;
  /** A type that a category names decides, and labels only where there is none. Absent: the first that takes it either way. */
  readonly typesDecide?: boolean | undefined;
}

/** What a rule looks at. */
export interface Sorted {
  readonly type: string | null;
  readonly labels: readonly string[];
  readonly author: string;
}

export const NOTHING_EXCLUDED: Exclusion = { labels: [], authors: [] };

/** Where neither the policy nor `.github/release.yml` has any: Conventional Commit types, else labels of the usual names. */
export function defaultCategories(): CategoryRules {
  return { categories: DEFAULT, exclude: NOTHING_EXCLUDED, typesDecide: true };
}

const DEFAULT: readonly Category[] = [
  { title: 'Features', types: ['feat', 'feature'], labels: ['feature', 'enhancement', 'new feature'] },
  { title: 'Fixes', types: ['fix', 'bugfix', 'hotfix'], labels: ['fix', 'bug', 'bugfix', 'hotfix'] },
  { title: 'Security', types: ['security', 'sec'], labels: ['security'] },
  { title: 'Performance', types: ['perf'], labels: ['performance'] },
  { title: 'Documentation', types: ['docs', 'doc'], labels: ['documentation', 'docs'] },
  { title: 'Dependencies', types: ['deps'], labels: ['dependencies'] },
];

/** What the policy says under `notes`. */
export interface PolicyNotes {
  readonly categories?: readonly PolicyCategory[] | undefined;
  readonly exclude?:
    | { readonly labels?: readonly string[] | undefined; readonly authors?: readonly string[] | undefined }
    | undefined;
}

interface PolicyCategory {
  readonly title: string;
  readonly types?: readonly string[] | undefined;
  readonly labels?: readonly string[] | undefined;
}

/**
 * The rules in force: categories of the policy, else of `.github/release.yml`, else the usual ones. What the policy
 * excludes is excluded whosever categories they are; what the file excludes, where the policy has no categories.
 */
export function rulesInForce(policy: PolicyNotes | null, file: CategoryRules | null): CategoryRules {
  const excluded: Exclusion = { labels: policy?.exclude?.labels ?? [], authors: policy?.exclude?.authors ?? [] };
  if (policy?.categories !== undefined) {
    const categories = policy.categories.map(({ title, types = [], labels = [] }) => ({ title, types, labels }));
    return { categories, exclude: excluded };
  }
  const rules = file ?? defaultCategories();
  const exclude: Exclusion = {
    labels: [...excluded.labels, ...rules.exclude.labels],
    authors: [...excluded.authors, ...rules.exclude.authors],
  };
  return { ...rules, exclude };
}

/** The first category that takes the change; undefined: none does. */
export function categoryOf(change: Sorted, { categories, typesDecide }: CategoryRules): Category | undefined {
  const open = categories.filter(({ exclude }) => exclude === undefined || exclusionOf(change, exclude) === null);
  const byType = (category: Category): boolean => hasType(category, change.type);
  const byLabel = (category: Category): boolean => hasLabel(category, change.labels);
  if (typesDecide === true) return open.find(byType) ?? open.find(byLabel);
  return open.find((category) => byType(category) || byLabel(category));
}

/** The rule that leaves the change out, as people read it: `label skip-notes`, `author renovate[bot]`. Null: none does. */
export function exclusionOf({ labels, author }: Omit<Sorted, 'type'>, exclude: Exclusion): string | null {
  const label = exclude.labels.find((rule) => rule === '*' || labels.some((each) => isSame(each, rule)));
  if (label !== undefined) return `label ${label}`;
  const excluded = exclude.authors.find((rule) => loginKey(rule) === loginKey(author));
  return excluded === undefined ? null : `author ${excluded}`;
}

function hasType({ types }: Category, type: string | null): boolean {
  return type !== null && types.some((each) => isSame(each, type));
}

function hasLabel({ labels }: Category, given: readonly string[]): boolean {
  return labels.some((rule) => rule === '*' || given.some((label) => isSame(label, rule)));
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** Logins compare without case; people write a bot's with and without its ending, and some with an `@`. */
function loginKey(login: string): string {
  return login
    .toLowerCase()
    .replace(/^@/, '')
    .replace(/\[bot\]$/, '');
}
