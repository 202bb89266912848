/** Words about artefacts: which one is deployed, or why that is not known. Their names are anybody's words. */
import type { Reason } from '../../domain/decision.ts';
import { plainLine } from '../../domain/markdown.ts';
import { firstOf, text } from './wording.ts';

export function short(digest: unknown): string {
  return text(digest).slice(0, 19);
}

export function sayDigest({ digest, artifact }: Reason): string {
  return artifact === undefined ? short(digest) : `${short(digest)} (${sayName(artifact)})`;
}

const LONGEST_NAME = 100;

export function sayName(name: unknown): string {
  return plainLine(text(name), LONGEST_NAME);
}

export function sayUnknownDigest(reason: Reason): string {
  const names = firstOf(reason['names'], sayName);
  const doubt = `so nobody can tell whether ${text(reason['signer'])} attested it`;
  const artifact = reason['artifact'] === undefined ? '' : sayName(reason['artifact']);
  switch (reason['because']) {
    case 'none': {
      const other = names === '' ? '' : ` (it uploaded ${names})`;
      const none = artifact === '' ? 'no artefact' : `no artefact named ${artifact}${other}`;
      return `This run has uploaded ${none}, ${doubt}. Upload what is deployed in a job before this one (actions/upload-artifact), attest it, and start the run again.`;
    }
    case 'several':
      return `This run has uploaded several artefacts (${names}), ${doubt}. Name the deployed one in \`attestation.artifact\`.`;
    case 'no-digest':
      return `GitHub has no digest of ${names}, or it has expired, ${doubt}. Upload it with actions/upload-artifact v4 or newer in this run.`;
    case 'too-many':
      return `This run has uploaded more artefacts than are looked at (100 in all, 20 of them deployed), ${doubt}. Upload fewer, or give the deployment a payload with "digest": "sha256:…".`;
    default:
      return `This deployment does not say which artefact it deploys, ${doubt}. Give the deployment a payload with "digest": "sha256:…", or deploy in a run that uploads the artefact.`;
  }
}
