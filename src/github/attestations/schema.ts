/** What is read of GitHub's list of attestations, and of an in-toto statement. */
import { z } from 'zod';

export const ListedAttestation = z.object({ bundle: z.record(z.string(), z.unknown()) });

export const Statement = z.object({
  subject: z.array(z.object({ digest: z.record(z.string(), z.string()) })),
  predicateType: z.string(),
});
