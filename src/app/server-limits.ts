/** Limits of the HTTP server around the ingress. `Object.assign(server, CONNECTION_LIMITS)` sets the second part. */
import type { ServerOptions } from 'node:http';

export const SERVER_LIMITS = {
  /** GitHub's headers are about 1 KiB. */
  maxHeaderSize: 16 * 1024,
  headersTimeout: 10_000,
  /** Longer than the time that a body has, so that the ingress itself answers a slow one. */
  requestTimeout: 15_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 1000,
  requireHostHeader: true,
} as const satisfies ServerOptions;

export const CONNECTION_LIMITS = {
  maxConnections: 1000,
  maxRequestsPerSocket: 1000,
  maxHeadersCount: 100,
} as const;
