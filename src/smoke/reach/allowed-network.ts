/**
 * Where the probes of a run may go. Whoever starts the run says how far; the file may keep it nearer and never take it
 * further, because whoever writes the file need not be one who may reach what the runner can reach.
 */
import { readYaml } from '../../document/parse.ts';
import type { Network } from '../../domain/probe.ts';
import type { Problem } from '../../domain/problem.ts';

export type AllowedNetwork =
  | { readonly kind: 'network'; readonly network: Network }
  /** They have no address in common, so that every probe would be refused. */
  | { readonly kind: 'none' };

const COMMON: Readonly<Record<Network, Readonly<Record<Network, Network | null>>>> = {
  public: { public: 'public', private: 'public', loopback: null },
  private: { public: 'public', private: 'private', loopback: 'loopback' },
  loopback: { public: null, private: 'loopback', loopback: 'loopback' },
};

export function allowedNetwork(ofRunner: Network, ofFile: Network | undefined): AllowedNetwork {
  const network = ofFile === undefined ? ofRunner : COMMON[ofRunner][ofFile];
  return network === null ? { kind: 'none' } : { kind: 'network', network };
}

/** Told where the file says it. */
export function networkProblem(ofRunner: Network, ofFile: Network, smokeFile: { file: string; text: string }): Problem {
  const read = readYaml(smokeFile.text);
  const place = read.kind === 'read' ? read.document.valueAt(['network']) : { line: 1, column: 1 };
  const message = `The file asks for \`network: ${ofFile}\` and this run may probe \`${ofRunner}\` addresses, which have none in common, so nothing could be probed. A file cannot widen what the run allows: start the run with network \`${ofFile}\`, or take the key out.`;
  return { severity: 'error', source: 'smoke', file: smokeFile.file, code: 'network-refused', ...place, message };
}
