/**
 * A path as git writes it, from the root of the repository: without `./`, doubled slashes and steps back. One that is
 * absolute, or leads out of the repository, is named as it is, and so is no path of any file in it.
 */
export function repositoryPath(path: string): string {
  if (path.startsWith('/')) return path;
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.pop() === undefined) return path;
  }
  return parts.join('/');
}
