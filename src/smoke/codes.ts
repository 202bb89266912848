/** Why a check, an attempt or a run is no pass (contract, section 7), and what each code means. */
import type { MissingCode, UnusableCode } from '../domain/probe.ts';

export const REASON_CODES = {
  status: 'The status is not one of those that pass.',
  header: 'A header of the answer is missing, is there though it must not be, or has another value.',
  size: 'The body has more bytes than it may have.',
  body: 'The body is not what was asked for, or cannot be read.',
  'not-json': 'JSON was asked for and something else came, such as a page of HTML.',
  'path-not-found': 'The JSON path leads to nothing in the answer.',
  'type-mismatch': 'The value has a type that the operator cannot judge.',
  assertion: 'What was asserted of the answer, the metric or the file is false, or it could not be asked at all.',
  latency: 'The answer took longer than it may.',
  'version-mismatch': 'Another version answers than the one that was deployed.',
  'exit-code': 'The program did not end with 0.',
  timeout: 'No answer came in time, or the deadline of the run came first.',
  tls: 'The connection cannot be trusted, or the certificate ends too soon.',
  'connection-refused': 'Nobody listens there.',
  'connection-reset': 'The connection was cut.',
  dns: 'The name leads to no address.',
  'body-too-large': 'The answer is larger than what is read.',
  'blocked-address': 'The address is none that may be probed.',
  downgrade: 'A redirect led from https to http.',
  'too-many-redirects': 'There were more redirects than are followed.',
  'too-few-samples': 'There are too few measurements to judge by.',
  'no-baseline': 'There is nothing to compare the measurements with.',
  'fail-fast': 'Not finished, because a required check had failed.',
  dependency: 'Not asked, because a check that it depends on did not pass.',
  'runner-network': 'The control addresses did not answer either: the network of the runner is to blame.',
  'pre-existing': 'It failed before the deployment, too.',
  cancelled: 'The run was cancelled.',
} as const satisfies Readonly<Record<MissingCode | UnusableCode, string>> & Readonly<Record<string, string>>;

export type ReasonCode = keyof typeof REASON_CODES;
