/** What a job's token and its message say. */
import { z } from 'zod';

const count = z
  .string()
  .regex(/^[1-9]\d{0,15}$/)
  .transform(Number);

/** Which job it is, as GitHub says. */
export const Claims = z.object({
  jti: z.string().regex(/^[\w.-]{8,128}$/),
  repository: z.string().max(200),
  repository_id: count,
  run_id: count,
  run_attempt: count,
  /** Only in jobs that name one. */
  environment: z.string().max(255).optional(),
});

export type JobClaims = z.infer<typeof Claims>;

/** What a job sends. Anything else in it is refused, so that a misspelt key is not taken for nothing. */
const Said = z.strictObject({
  version: z.literal(1),
  environment: z.string().min(1).max(255),
  /** The commit that was deployed and verified. */
  sha: z.string().regex(/^[0-9a-f]{40}$/),
  deploymentId: z.int().positive().optional(),
  verdict: z.enum(['pass', 'fail', 'inconclusive', 'error']),
  failedChecks: z.array(z.string().min(1).max(200)).max(20).default([]),
  /** Those among them that had failed before the deployment, too. */
  preExisting: z.array(z.string().min(1).max(200)).max(20).optional(),
  /** Of the smoke report, e.g. `runner-network`. */
  reasonCode: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,63}$/)
    .optional(),
  /** What runs, as the environment itself answers: a commit, or the beginning of one. */
  liveSha: z
    .string()
    .regex(/^[0-9a-f]{7,40}$/)
    .optional(),
  /** The file whose checks were run, and what was read there. */
  smoke: z
    .strictObject({
      path: z.string().min(1).max(1000),
      digest: z.string().regex(/^sha256:[0-9a-f]{64}$/),
    })
    .optional(),
});

export type ReadSaid =
  | ({ readonly kind: 'verification' } & z.infer<typeof Said>)
  /** What is wrong, and where. */
  | { readonly kind: 'malformed'; readonly because: string };

export function readSaid(body: string): ReadSaid {
  const said = Said.safeParse(parseJson(body));
  if (said.success) return { kind: 'verification', ...said.data };
  return { kind: 'malformed', because: z.prettifyError(said.error).slice(0, 500) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
