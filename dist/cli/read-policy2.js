import { t as parsePolicy } from "./parse.js";
import { t as readText } from "./read-text.js";

// src/cli/read-policy.ts
/** @param org the organisation's policy, which a repository's has to agree with. */
async function readPolicy(file, source = "policy", org) {
	const read = await readText(file);
	if (read.kind === "read") return policyIn(read.text, file, source, org);
	const found = {
		severity: "error",
		source,
		file,
		code: "file-unreadable",
		line: 1,
		column: 1,
		message: read.message
	};
	return read.isAbsent ? {
		kind: "absent",
		problem: found
	} : {
		kind: "invalid",
		problems: [found]
	};
}
function policyIn(text, file, source = "policy", org) {
	const parsed = parsePolicy(text, {
		source,
		file
	}, org);
	if (parsed.kind === "invalid") return parsed;
	return {
		kind: "valid",
		policy: {
			source: source === "orgPolicy" ? "org" : "repository",
			file,
			policy: parsed.policy
		},
		warnings: parsed.warnings
	};
}

export { readPolicy as n, policyIn as t };