import { r as readYaml } from "./problem-codes.js";

// src/smoke/reach/allowed-network.ts
/**
* Where the probes of a run may go. Whoever starts the run says how far; the file may keep it nearer and never take it
* further, because whoever writes the file need not be one who may reach what the runner can reach.
*/
const COMMON = {
	public: {
		public: "public",
		private: "public",
		loopback: null
	},
	private: {
		public: "public",
		private: "private",
		loopback: "loopback"
	},
	loopback: {
		public: null,
		private: "loopback",
		loopback: "loopback"
	}
};
function allowedNetwork(ofRunner, ofFile) {
	const network = ofFile === void 0 ? ofRunner : COMMON[ofRunner][ofFile];
	return network === null ? { kind: "none" } : {
		kind: "network",
		network
	};
}
/** Told where the file says it. */
function networkProblem(ofRunner, ofFile, smokeFile) {
	const read = readYaml(smokeFile.text);
	const place = read.kind === "read" ? read.document.valueAt(["network"]) : {
		line: 1,
		column: 1
	};
	const message = `The file asks for \`network: ${ofFile}\` and this run may probe \`${ofRunner}\` addresses, which have none in common, so nothing could be probed. A file cannot widen what the run allows: start the run with network \`${ofFile}\`, or take the key out.`;
	return {
		severity: "error",
		source: "smoke",
		file: smokeFile.file,
		code: "network-refused",
		...place,
		message
	};
}

export { networkProblem as n, allowedNetwork as t };