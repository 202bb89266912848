// src/policy/built-in.ts
/** What `version: 1` alone means, here in full: whoever has no policy need not wait until the grammar is loaded. */
const BUILT_IN_POLICY = {
	version: 1,
	mode: "enforce",
	zone: "UTC",
	tiers: [
		"low",
		"medium",
		"high"
	],
	"release-types": {},
	windows: {},
	freezes: [],
	services: {},
	gates: []
};

export { BUILT_IN_POLICY as t };