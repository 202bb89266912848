// src/domain/probe.ts
/** What a probe of a running system may reach, what it asks for, and what it brings home. */
/** `public`: the internet; `private`: also RFC 1918, unique local and loopback addresses; `loopback`: only those. */
const NETWORKS = [
	"public",
	"private",
	"loopback"
];

export { NETWORKS as t };