/** What the driver decides for all probes of a run. */
import type { Network } from '../domain/probe.ts';
import type { Lookup } from './resolve.ts';

export interface ProbeSettings {
  readonly network: Network;
  /** False where the smoke file may come from people who may not run programs here: pull requests from forks. */
  readonly areCommandsAllowed: boolean;
  /** The system's resolver, unless a test says otherwise. */
  readonly lookup?: Lookup | undefined;
  /** What `HTTP_PROXY`, `HTTPS_PROXY` and `NO_PROXY` say. Absent: every connection is direct. */
  readonly proxy?: ProxySettings | undefined;
  /** The only variables that commands get. */
  readonly environment: Readonly<Record<string, string>>;
  /** Where commands run, and what the paths of files are relative to. Absolute. */
  readonly folder: string;
}

/** Addresses of proxies as the environment writes them, each used for the URLs of its scheme. */
export interface ProxySettings {
  readonly http?: string | undefined;
  readonly https?: string | undefined;
  /** Hosts that are asked directly: names, `.suffix`, `host:port`, `*`, addresses and CIDR blocks, with commas. */
  readonly except?: string | undefined;
}
