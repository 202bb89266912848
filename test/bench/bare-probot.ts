/** What the intake is measured against, as a process: a Probot App that verifies, answers and keeps nothing. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createNodeMiddleware, Probot } from 'probot';

const probot = new Probot({
  appId: 1,
  privateKey: process.env['PRIVATE_KEY'] ?? '',
  secret: process.env['WEBHOOK_SECRET'] ?? '',
  logLevel: 'info',
});
const middleware = await createNodeMiddleware(
  (app) => {
    app.onAny(() => undefined);
  },
  { probot, webhooksPath: '/api/github/webhooks' },
);
const server = createServer((request, response) => void middleware(request, response));
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('disconnect', () => process.exit(0));
