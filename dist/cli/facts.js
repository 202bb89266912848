// src/domain/facts.ts
/** What facts say where nothing is known or nothing has happened. */
const NOTHING_KNOWN = {
	people: {},
	approvals: [],
	checks: [],
	deployments: [],
	incidents: [],
	holds: [],
	overrides: [],
	dependencies: [],
	lanes: [],
	rollbacks: [],
	freezes: []
};

export { NOTHING_KNOWN as t };