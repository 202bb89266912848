/** Logs are named after the server, not after its API: `github.com`, or the host of a GitHub Enterprise Server. */
export function gitHubHost(apiUrl: string): string {
  const { host } = new URL(apiUrl);
  return host === 'api.github.com' ? 'github.com' : host;
}
