/** What the OpenID Connect provider of Actions serves to everybody: its configuration and its keys. */
import type { ServerResponse } from 'node:http';
import type { World } from '../state/world.ts';
import { discoveryDocument, keySet } from '../verbs/job-identity.ts';

/** Whether the path was the provider's, and is answered. It is another host on github.com, and has no rate limit. */
export function answerOidc(world: World, pathname: string, response: ServerResponse): boolean {
  if (!pathname.startsWith('/_services/token/')) return false;
  const documents: Readonly<Record<string, () => unknown>> = {
    '/_services/token/.well-known/openid-configuration': () => discoveryDocument(world),
    '/_services/token/.well-known/jwks': keySet,
  };
  const document = documents[pathname];
  response.writeHead(document === undefined ? 404 : 200, { 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(document?.() ?? { message: 'Not Found' }));
  return true;
}
