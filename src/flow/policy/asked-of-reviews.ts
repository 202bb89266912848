/** What the policies ask of reviews. */
import { withoutMarks } from '../../domain/kept-issue.ts';
import type { PolicyInForce } from '../../policy/decide.ts';
import type { GitHub } from '../ports.ts';

export interface AskedOfReviews {
  /** Path of what a review begins with; undefined: ours. */
  readonly template: string | undefined;
  /** How long they have; empty: for ever. */
  readonly due: readonly string[];
  /** Of each policy that names some: a review closes with one of each. */
  readonly causes: readonly (readonly string[])[];
}

/** The repository's policy knows better what its reviews begin with than its organisation's. */
export function askedOfReviews(policies: readonly PolicyInForce[]): AskedOfReviews {
  const asked = policies.flatMap(({ policy }) => policy.reviews ?? []);
  return {
    template: asked.flatMap(({ template }) => template ?? []).at(-1),
    due: asked.flatMap(({ due }) => due ?? []),
    causes: asked.flatMap((each) => (each['cause-labels'] === undefined ? [] : [each['cause-labels']])),
  };
}

/** Those of the labels that are causes; null: one that a policy asks for is missing. */
export function causesAmong(
  labels: readonly string[],
  { causes }: Pick<AskedOfReviews, 'causes'>,
): readonly string[] | null {
  const isOneOf = (label: string, names: readonly string[]) =>
    names.some((name) => name.toLowerCase() === label.toLowerCase());
  if (!causes.every((names) => labels.some((label) => isOneOf(label, names)))) return null;
  return labels.filter((label) => causes.some((names) => isOneOf(label, names)));
}

/** After that it stays as people leave it: nobody is to be fought with. */
export const MOST_REOPENINGS = 2;

/** Labels are the policy's own words, and shown as they are written. */
export function sayLabels({ causes }: Pick<AskedOfReviews, 'causes'>): string {
  return causes
    .map((names) => `one of the labels ${names.map((name) => `\`${name.replaceAll('`', '')}\``).join(', ')}`)
    .join(' and ');
}

/** Leaves room for our part, and for what people write. */
const LONGEST_TEMPLATE = 15_000;

/** A template that is not there is no reason for no review. */
export async function readReviewTemplate(path: string, sha: string, github: GitHub, ours: string): Promise<string> {
  const file = await github.file(path, sha);
  if (file !== null) return withoutMarks(file.text.toWellFormed()).slice(0, LONGEST_TEMPLATE).toWellFormed().trim();
  return `The policy names \`${path.replaceAll('`', '')}\`, which is not there, so this begins with what reviews usually ask.\n\n${ours}`;
}
