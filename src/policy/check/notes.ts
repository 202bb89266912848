/** `notes`: categories that can never take a change. */
import type { Policy } from '../schema.ts';
import { type Findings, warning } from './finding.ts';

export function* warnNotes(policy: Policy): Findings {
  const categories = policy.notes?.categories ?? [];
  const titles = new Set<string>();
  const takesAll = categories.findIndex((category) => category.labels?.includes('*'));
  for (const [index, { title }] of categories.entries()) {
    const path = ['notes', 'categories', index];
    if (titles.has(title)) {
      const message = `There are two categories \`${title}\`, so the notes would have two sections of one name. Join or rename them.`;
      yield warning('category-duplicate', [...path, 'title'], message);
    }
    titles.add(title);
    if (takesAll < 0 || index <= takesAll) continue;
    const message = `\`${title}\` never takes a change: the \`*\` of \`${categories[takesAll]?.title}\` before it takes everything that is left. Move that to the end.`;
    yield warning('category-unreachable', path, message);
  }
}
