/** Names of trains, and the titles of the milestones that make them, as keys. */

/** What the record of a planned release of a train is kept under. No spaces, nothing that ends an HTML comment. */
export function trainKey({ train, title }: { readonly train: string; readonly title: string }): string {
  return `train/${safe(train.toLowerCase())}/${titleKey(title)}`;
}

/** PostgreSQL keeps no `\0` in a text, and a key has none. */
export function titleKey(title: string): string {
  return safe(trainTitle(title));
}

/** Milestones of one title go together: compared as they are written, but for spaces around them. */
export function trainTitle(title: string): string {
  return title.toWellFormed().trim();
}

function safe(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll('--', '%2D%2D');
}
