/** Our own address, under which jobs and people reach us. */

/** Without a slash at the end; null when it is none. Plain HTTP only on this machine, since tokens are sent there. */
export function readBaseUrl(text: string, isLoopback: (hostname: string) => boolean): string | null {
  const url = URL.parse(text);
  if (url === null || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return null;
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname));
  return isSafe ? `${url.origin}${url.pathname}`.replace(/\/+$/, '') : null;
}
