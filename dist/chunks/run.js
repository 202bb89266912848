import { r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { i as plainLine, l as toInstant } from "./canonical.js";
import { o as readYaml } from "./problem-codes.js";
import { a as NO_SAMPLES, c as resultOf, f as endReport, h as seeVersions, i as openSlots, l as takeSample, m as noVersions, o as countSample, p as joinVersions, r as runChecks, s as worstOf, u as getRequest } from "./parse2.js";
import { setTimeout as setTimeout$1 } from "node:timers/promises";
import { BlockList, connect, isIP } from "node:net";
import { request } from "node:http";
import { addAbortSignal } from "node:stream";
import { promisify } from "node:util";
import { once } from "node:events";
import { connect as connect$1 } from "node:tls";
import { brotliDecompress, constants, gunzip, inflate, inflateRaw, zstdDecompress } from "node:zlib";
import { createHash } from "node:crypto";
import { promises } from "node:dns";
import { constants as constants$1 } from "node:fs";
import { resolve } from "node:path";
import { open } from "node:fs/promises";
import { spawn } from "node:child_process";

// src/probe/keep-end.ts
/** The end of what a program writes: the place where it says why it failed. */
/** Enough for the last screens of a test run; what came before is not kept in memory. */
const MAX_OUTPUT_BYTES = 65536;
function keepEnd() {
	const chunks = [];
	let kept = 0;
	let written = 0;
	return {
		add(chunk) {
			chunks.push(chunk);
			kept += chunk.length;
			written += chunk.length;
			for (let [first] = chunks; first && kept - first.length >= MAX_OUTPUT_BYTES; [first] = chunks) {
				chunks.shift();
				kept -= first.length;
			}
		},
		text() {
			const end = fromWholeCharacter(Buffer.concat(chunks).subarray(-65536));
			const cut = written - end.length;
			return cut === 0 ? end.toString("utf8") : `[${cut} bytes before this are left out]\n${end.toString("utf8")}`;
		}
	};
}
/** A cut may go through a character, whose later bytes begin with the bits 10. */
function fromWholeCharacter(bytes) {
	let from = 0;
	while (from < 3 && ((bytes[from] ?? 0) & 192) === 128) from++;
	return bytes.subarray(from);
}

// src/probe/outcome.ts
function unusable(code, message) {
	return {
		kind: "unusable",
		code,
		message
	};
}
function missing(code, message) {
	return {
		kind: "missing",
		code,
		message
	};
}
const UNREACHABLE = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"EADDRNOTAVAIL"
]);
/** Hung up too early, or said something that is not HTTP. */
const RESET = /^(?:ECONNRESET|ECONNABORTED|EPIPE|ERR_STREAM_PREMATURE_CLOSE|HPE_\w+)$/;
const TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|CRL_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_|ERR_OSSL)/;
/** Why a connection is not trusted, for people; the other codes keep the words of OpenSSL. */
const UNTRUSTED = {
	CERT_HAS_EXPIRED: "the certificate has expired",
	CERT_NOT_YET_VALID: "the certificate is not valid yet",
	ERR_TLS_CERT_ALTNAME_INVALID: "the certificate is for another host",
	DEPTH_ZERO_SELF_SIGNED_CERT: "the certificate is self-signed, so nobody vouches for it",
	SELF_SIGNED_CERT_IN_CHAIN: "the chain of the certificate ends in one that is not trusted here",
	UNABLE_TO_VERIFY_LEAF_SIGNATURE: "the server does not send the whole chain of its certificate",
	UNABLE_TO_GET_ISSUER_CERT_LOCALLY: "the issuer of the certificate is not trusted here",
	ERR_SSL_WRONG_VERSION_NUMBER: "the server does not speak TLS on this port",
	ERR_SSL_PACKET_LENGTH_TOO_LONG: "the server does not speak TLS on this port"
};
/** An error of a socket, a handshake or a parser as the answer that is missing. */
function failureFrom(error) {
	const code = codeOf(error);
	if (code === "HPE_HEADER_OVERFLOW") return unusable("body-too-large", "the headers of the answer are larger than 64 KiB");
	if (/^ERR_(?:INVALID_(?:CHAR|HTTP_TOKEN)|HTTP_INVALID_HEADER_VALUE|UNESCAPED_CHARACTERS)$/.test(code)) return unusable("assertion", `the request cannot be sent: ${wordsOf(error)}`);
	const untrusted = UNTRUSTED[code];
	if (untrusted !== void 0) return missing("tls", `no trusted connection: ${untrusted} (${wordsOf(error)})`);
	const missed = missingCode(code);
	if (missed !== void 0) return missing(missed, `no answer: ${wordsOf(error)}`);
	return unusable("assertion", `the check could not be carried out: ${wordsOf(error)}`);
}
/** Undefined: no sign that the other side is to blame, such as a machine that has no sockets left. */
function missingCode(code) {
	if (UNREACHABLE.has(code)) return "connection-refused";
	if (code === "ETIMEDOUT") return "timeout";
	if (RESET.test(code)) return "connection-reset";
	return TLS.test(code) ? "tls" : void 0;
}
function codeOf(error) {
	return error instanceof Error && "code" in error ? String(error.code) : "";
}
/** The reason, where OpenSSL gives one: its message is for those who read its source. */
function wordsOf(error) {
	if (!(error instanceof Error)) return String(error);
	if ("reason" in error && typeof error.reason === "string") return error.reason;
	return error.message === "" ? codeOf(error) || error.name : error.message;
}

// src/probe/command.ts
/** The command probe: a program without a shell, in a process group of its own that ends with it. */
/** Between the request to end and the end of the whole group. */
const GRACE_MS = 2e3;
/** How long what the program started may go on writing after it has ended. */
const LAST_WORDS_MS = 500;
const NOT_ALLOWED = "commands are not run here, because the smoke file may come from people who may not run programs on this machine (a pull request from a fork): run the check on a branch of the repository itself";
async function runCommand({ argv }, { areCommandsAllowed, environment, folder }, signal) {
	if (!areCommandsAllowed) return unusable("assertion", NOT_ALLOWED);
	const [program, ...rest] = argv;
	const started = start(program, rest, {
		environment,
		folder
	});
	if (started.kind === "not-started") return notStarted(program, folder, started.error);
	const { child, output } = started;
	const closed = once(child, "close").catch(() => void 0);
	const ended = Promise.withResolvers();
	child.once("error", (error) => ended.resolve(notStarted(program, folder, error)));
	child.once("exit", (exitCode) => ended.resolve({
		kind: "answer",
		of: "command",
		exitCode,
		output: ""
	}));
	const outcome = await endedOrStopped(child, ended.promise, signal);
	await Promise.race([closed, setTimeout$1(LAST_WORDS_MS, void 0, { ref: false })]);
	signalGroup(child, "SIGKILL");
	child.stdout?.destroy();
	child.stderr?.destroy();
	return "exitCode" in outcome ? {
		...outcome,
		output: output.text()
	} : outcome;
}
function start(program, rest, { environment, folder }) {
	try {
		const child = spawn(program, rest, {
			cwd: folder,
			env: { ...environment },
			detached: true,
			shell: false,
			stdio: [
				"ignore",
				"pipe",
				"pipe"
			],
			windowsHide: true
		});
		const output = keepEnd();
		for (const stream of [child.stdout, child.stderr]) stream.on("data", output.add).on("error", () => void 0);
		return {
			kind: "started",
			child,
			output
		};
	} catch (error) {
		return {
			kind: "not-started",
			error
		};
	}
}
async function endedOrStopped(child, ended, signal) {
	const stop = Promise.withResolvers();
	signal.addEventListener("abort", () => stop.resolve("stop"), { once: true });
	if (signal.aborted) stop.resolve("stop");
	const first = await Promise.race([ended, stop.promise]);
	if (first !== "stop") return first;
	signalGroup(child, "SIGTERM");
	await Promise.race([ended, setTimeout$1(GRACE_MS, void 0, { ref: false })]);
	signalGroup(child, "SIGKILL");
	await Promise.race([ended, setTimeout$1(GRACE_MS, void 0, { ref: false })]);
	return missing("timeout", "the program did not end in time and was stopped");
}
/** The whole group, which has the number of its first process. */
function signalGroup(child, name) {
	if (child.pid === void 0) return;
	try {
		process.kill(-child.pid, name);
	} catch {
		child.kill(name);
	}
}
function notStarted(program, folder, error) {
	const why = `${JSON.stringify(program)} cannot be started in ${folder}: ${wordsOf(error)}`;
	return unusable("assertion", `${why}. Commands are programs with arguments, not lines for a shell`);
}

// src/probe/connect.ts
/** The head start of one address over the next, as RFC 8305 recommends. The earlier ones stay in the race. */
const HEAD_START_MS = 250;
/** Of a name with more addresses than this the others are left alone: each costs a socket. */
const MOST_ADDRESSES = 8;
/** Rejects with the error of the address that was tried first among those that say most. */
async function connectToAny(addresses, port, signal) {
	const lost = new AbortController();
	const ordered = alternating(addresses);
	const failed = ordered.map(() => Promise.withResolvers());
	const attempts = ordered.map(async ({ address }, nth) => {
		await headStart(failed[nth - 1]?.promise, nth * HEAD_START_MS, AbortSignal.any([signal, lost.signal]));
		return connectTo(address, port, AbortSignal.any([signal, lost.signal])).catch((error) => {
			failed[nth]?.resolve();
			throw error;
		});
	});
	const winner = await Promise.any(attempts).catch((error) => {
		throw signal.aborted ? signal.reason : mostTelling(error);
	});
	for (const attempt of attempts) attempt.then((socket) => socket !== winner && socket.destroy(), () => void 0);
	lost.abort();
	return addAbortSignal(signal, winner);
}
/** IPv6 and IPv4 by turns, beginning with what the resolver prefers. */
function alternating(addresses) {
	const preferred = addresses[0]?.family;
	const first = addresses.filter(({ family }) => family === preferred);
	const second = addresses.filter(({ family }) => family !== preferred);
	return Array.from({ length: Math.max(first.length, second.length) }, (_, nth) => [first[nth], second[nth]]).flat().filter((address) => address !== void 0).slice(0, MOST_ADDRESSES);
}
/** Until the address before has failed, or its head start is over. */
async function headStart(before, ms, signal) {
	if (before === void 0) return;
	const over = Promise.withResolvers();
	const timer = setTimeout(over.resolve, ms);
	signal.addEventListener("abort", () => over.reject(signal.reason), { once: true });
	await Promise.race([before, over.promise]).finally(() => clearTimeout(timer));
}
function connectTo(host, port, signal) {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const socket = connect({
			host,
			port
		});
		socket.on("error", reject);
		const stop = () => socket.destroy(/* @__PURE__ */ new Error("stopped"));
		signal.addEventListener("abort", stop, { once: true });
		socket.once("connect", () => {
			signal.removeEventListener("abort", stop);
			resolve(socket);
		});
	});
}
/** Why nobody was reached: a refusal says more than an address family that this machine does not have. */
function mostTelling(error) {
	if (!(error instanceof AggregateError)) return error;
	const errors = error.errors;
	const [first] = errors;
	return errors.find((each) => /REFUSED|RESET|TIMEDOUT/.test(wordsOf(each))) ?? first;
}

// node_modules/ipaddr.js/lib/ipaddr.js
var require_ipaddr = /* @__PURE__ */ __commonJSMin(((exports, module, this$1) => {
	(function(root) {
		"use strict";
		const ipv4Part = "(0?\\d+|0x[a-f0-9]+)";
		const ipv4Regexes = {
			fourOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
			threeOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}$`, "i"),
			twoOctet: new RegExp(`^${ipv4Part}\\.${ipv4Part}$`, "i"),
			longValue: new RegExp(`^${ipv4Part}$`, "i")
		};
		const octalRegex = new RegExp(`^0[0-7]+$`, "i");
		const hexRegex = new RegExp(`^0x[a-f0-9]+$`, "i");
		const zoneIndex = "%[0-9a-z]{1,}";
		const ipv6Part = "(?:[0-9a-f]+::?)+";
		const ipv6Regexes = {
			zoneIndex: new RegExp(zoneIndex, "i"),
			"native": new RegExp(`^(::)?(${ipv6Part})?([0-9a-f]+)?(::)?(${zoneIndex})?$`, "i"),
			deprecatedTransitional: new RegExp(`^(?:::)(${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?)$`, "i"),
			transitional: new RegExp(`^((?:${ipv6Part})|(?:::)(?:${ipv6Part})?)${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}\\.${ipv4Part}(${zoneIndex})?$`, "i")
		};
		function expandIPv6(string, parts) {
			if (string.indexOf("::") !== string.lastIndexOf("::")) return null;
			let colonCount = 0;
			let lastColon = -1;
			let zoneId = (string.match(ipv6Regexes.zoneIndex) || [])[0];
			let replacement, replacementCount;
			if (zoneId) {
				zoneId = zoneId.substring(1);
				string = string.replace(/%.+$/, "");
			}
			while ((lastColon = string.indexOf(":", lastColon + 1)) >= 0) colonCount++;
			if (string.substr(0, 2) === "::") colonCount--;
			if (string.substr(-2, 2) === "::") colonCount--;
			if (colonCount >= parts) return null;
			replacementCount = parts - colonCount;
			replacement = ":";
			while (replacementCount--) replacement += "0:";
			string = string.replace("::", replacement);
			if (string[0] === ":") string = string.slice(1);
			if (string[string.length - 1] === ":") string = string.slice(0, -1);
			parts = (function() {
				const ref = string.split(":");
				const results = [];
				for (let i = 0; i < ref.length; i++) results.push(ref[i].length > 4 ? NaN : parseInt(ref[i], 16));
				return results;
			})();
			return {
				parts,
				zoneId
			};
		}
		function matchCIDR(first, second, partSize, cidrBits) {
			if (first.length !== second.length) throw new Error("ipaddr: cannot match CIDR for objects with different lengths");
			let part = 0;
			let shift;
			while (cidrBits > 0) {
				shift = partSize - cidrBits;
				if (shift < 0) shift = 0;
				if (first[part] >> shift !== second[part] >> shift) return false;
				cidrBits -= partSize;
				part += 1;
			}
			return true;
		}
		function parseIntAuto(string) {
			if (hexRegex.test(string)) return parseInt(string, 16);
			if (string[0] === "0" && !isNaN(parseInt(string[1], 10))) {
				if (octalRegex.test(string)) return parseInt(string, 8);
				throw new Error(`ipaddr: cannot parse ${string} as octal`);
			}
			return parseInt(string, 10);
		}
		function padPart(part, length) {
			while (part.length < length) part = `0${part}`;
			return part;
		}
		const ipaddr = {};
		ipaddr.IPv4 = (function() {
			function IPv4(octets) {
				if (octets.length !== 4) throw new Error("ipaddr: ipv4 octet count should be 4");
				let i, octet;
				for (i = 0; i < octets.length; i++) {
					octet = octets[i];
					if (!(0 <= octet && octet <= 255)) throw new Error("ipaddr: ipv4 octet should fit in 8 bits");
				}
				this.octets = octets;
			}
			IPv4.prototype.SpecialRanges = {
				unspecified: [[new IPv4([
					0,
					0,
					0,
					0
				]), 8]],
				broadcast: [[new IPv4([
					255,
					255,
					255,
					255
				]), 32]],
				multicast: [[new IPv4([
					224,
					0,
					0,
					0
				]), 4]],
				linkLocal: [[new IPv4([
					169,
					254,
					0,
					0
				]), 16]],
				loopback: [[new IPv4([
					127,
					0,
					0,
					0
				]), 8]],
				carrierGradeNat: [[new IPv4([
					100,
					64,
					0,
					0
				]), 10]],
				"private": [
					[new IPv4([
						10,
						0,
						0,
						0
					]), 8],
					[new IPv4([
						172,
						16,
						0,
						0
					]), 12],
					[new IPv4([
						192,
						168,
						0,
						0
					]), 16]
				],
				reserved: [
					[new IPv4([
						192,
						0,
						0,
						0
					]), 24],
					[new IPv4([
						192,
						0,
						2,
						0
					]), 24],
					[new IPv4([
						192,
						88,
						99,
						0
					]), 24],
					[new IPv4([
						198,
						18,
						0,
						0
					]), 15],
					[new IPv4([
						198,
						51,
						100,
						0
					]), 24],
					[new IPv4([
						203,
						0,
						113,
						0
					]), 24],
					[new IPv4([
						240,
						0,
						0,
						0
					]), 4]
				],
				as112: [[new IPv4([
					192,
					175,
					48,
					0
				]), 24], [new IPv4([
					192,
					31,
					196,
					0
				]), 24]],
				amt: [[new IPv4([
					192,
					52,
					193,
					0
				]), 24]]
			};
			IPv4.prototype.kind = function() {
				return "ipv4";
			};
			IPv4.prototype.match = function(other, cidrRange) {
				let ref;
				if (cidrRange === void 0) {
					ref = other;
					other = ref[0];
					cidrRange = ref[1];
				}
				if (other.kind() !== "ipv4") throw new Error("ipaddr: cannot match ipv4 address with non-ipv4 one");
				return matchCIDR(this.octets, other.octets, 8, cidrRange);
			};
			IPv4.prototype.prefixLengthFromSubnetMask = function() {
				let cidr = 0;
				let stop = false;
				const zerotable = {
					0: 8,
					128: 7,
					192: 6,
					224: 5,
					240: 4,
					248: 3,
					252: 2,
					254: 1,
					255: 0
				};
				let i, octet, zeros;
				for (i = 3; i >= 0; i -= 1) {
					octet = this.octets[i];
					if (octet in zerotable) {
						zeros = zerotable[octet];
						if (stop && zeros !== 0) return null;
						if (zeros !== 8) stop = true;
						cidr += zeros;
					} else return null;
				}
				return 32 - cidr;
			};
			IPv4.prototype.range = function() {
				return ipaddr.subnetMatch(this, this.SpecialRanges);
			};
			IPv4.prototype.toByteArray = function() {
				return this.octets.slice(0);
			};
			IPv4.prototype.toIPv4MappedAddress = function() {
				return ipaddr.IPv6.parse(`::ffff:${this.toString()}`);
			};
			IPv4.prototype.toNormalizedString = function() {
				return this.toString();
			};
			IPv4.prototype.toString = function() {
				return this.octets.join(".");
			};
			return IPv4;
		})();
		ipaddr.IPv4.broadcastAddressFromCIDR = function(string) {
			try {
				const cidr = this.parseCIDR(string);
				const ipInterfaceOctets = cidr[0].toByteArray();
				const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				const octets = [];
				let i = 0;
				while (i < 4) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv4.isIPv4 = function(string) {
			return this.parser(string) !== null;
		};
		ipaddr.IPv4.isValid = function(string) {
			try {
				new this(this.parser(string));
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv4.isValidCIDR = function(string) {
			try {
				this.parseCIDR(string);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv4.isValidFourPartDecimal = function(string) {
			if (ipaddr.IPv4.isValid(string) && string.match(/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){3}$/)) return true;
			else return false;
		};
		ipaddr.IPv4.isValidCIDRFourPartDecimal = function(string) {
			const match = string.match(/^(.+)\/(\d+)$/);
			if (!ipaddr.IPv4.isValidCIDR(string) || !match) return false;
			return ipaddr.IPv4.isValidFourPartDecimal(match[1]);
		};
		ipaddr.IPv4.networkAddressFromCIDR = function(string) {
			let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
			try {
				cidr = this.parseCIDR(string);
				ipInterfaceOctets = cidr[0].toByteArray();
				subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				octets = [];
				i = 0;
				while (i < 4) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv4 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv4.parse = function(string) {
			const parts = this.parser(string);
			if (parts === null) throw new Error("ipaddr: string is not formatted like an IPv4 Address");
			return new this(parts);
		};
		ipaddr.IPv4.parseCIDR = function(string) {
			let match;
			if (match = string.match(/^(.+)\/(\d+)$/)) {
				const maskLength = parseInt(match[2]);
				if (maskLength >= 0 && maskLength <= 32) {
					const parsed = [this.parse(match[1]), maskLength];
					Object.defineProperty(parsed, "toString", { value: function() {
						return this.join("/");
					} });
					return parsed;
				}
			}
			throw new Error("ipaddr: string is not formatted like an IPv4 CIDR range");
		};
		ipaddr.IPv4.parser = function(string) {
			let match, part, value;
			if (match = string.match(ipv4Regexes.fourOctet)) return (function() {
				const ref = match.slice(1, 6);
				const results = [];
				for (let i = 0; i < ref.length; i++) {
					part = ref[i];
					results.push(parseIntAuto(part));
				}
				return results;
			})();
			else if (match = string.match(ipv4Regexes.longValue)) {
				value = parseIntAuto(match[1]);
				if (value > 4294967295 || value < 0) throw new Error("ipaddr: address outside defined range");
				return (function() {
					const results = [];
					let shift = 0;
					for (; shift <= 24; shift += 8) results.push(value >> shift & 255);
					return results;
				})().reverse();
			} else if (match = string.match(ipv4Regexes.twoOctet)) return (function() {
				const ref = match.slice(1, 4);
				const results = [];
				value = parseIntAuto(ref[1]);
				if (value > 16777215 || value < 0) throw new Error("ipaddr: address outside defined range");
				results.push(parseIntAuto(ref[0]));
				results.push(value >> 16 & 255);
				results.push(value >> 8 & 255);
				results.push(value & 255);
				return results;
			})();
			else if (match = string.match(ipv4Regexes.threeOctet)) return (function() {
				const ref = match.slice(1, 5);
				const results = [];
				value = parseIntAuto(ref[2]);
				if (value > 65535 || value < 0) throw new Error("ipaddr: address outside defined range");
				results.push(parseIntAuto(ref[0]));
				results.push(parseIntAuto(ref[1]));
				results.push(value >> 8 & 255);
				results.push(value & 255);
				return results;
			})();
			else return null;
		};
		ipaddr.IPv4.subnetMaskFromPrefixLength = function(prefix) {
			prefix = parseInt(prefix);
			if (Number.isNaN(prefix) || prefix < 0 || prefix > 32) throw new Error("ipaddr: invalid IPv4 prefix length");
			const octets = [
				0,
				0,
				0,
				0
			];
			let j = 0;
			const filledOctetCount = Math.floor(prefix / 8);
			while (j < filledOctetCount) {
				octets[j] = 255;
				j++;
			}
			if (filledOctetCount < 4) octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
			return new this(octets);
		};
		ipaddr.IPv6 = (function() {
			function IPv6(parts, zoneId) {
				let i, part;
				if (parts.length === 16) {
					this.parts = [];
					for (i = 0; i <= 14; i += 2) this.parts.push(parts[i] << 8 | parts[i + 1]);
				} else if (parts.length === 8) this.parts = parts;
				else throw new Error("ipaddr: ipv6 part count should be 8 or 16");
				for (i = 0; i < this.parts.length; i++) {
					part = this.parts[i];
					if (!(0 <= part && part <= 65535)) throw new Error("ipaddr: ipv6 part should fit in 16 bits");
				}
				if (zoneId) this.zoneId = zoneId;
			}
			IPv6.prototype.SpecialRanges = {
				unspecified: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 128],
				linkLocal: [new IPv6([
					65152,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 10],
				multicast: [new IPv6([
					65280,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 8],
				loopback: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					0,
					0,
					1
				]), 128],
				uniqueLocal: [new IPv6([
					64512,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 7],
				ipv4Mapped: [new IPv6([
					0,
					0,
					0,
					0,
					0,
					65535,
					0,
					0
				]), 96],
				deprecatedSiteLocal: [new IPv6([
					65216,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 10],
				discard: [new IPv6([
					256,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 64],
				rfc6145: [new IPv6([
					0,
					0,
					0,
					0,
					65535,
					0,
					0,
					0
				]), 96],
				rfc6052: [[new IPv6([
					100,
					65435,
					0,
					0,
					0,
					0,
					0,
					0
				]), 96], [new IPv6([
					100,
					65435,
					1,
					0,
					0,
					0,
					0,
					0
				]), 48]],
				"6to4": [new IPv6([
					8194,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 16],
				teredo: [new IPv6([
					8193,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 32],
				benchmarking: [new IPv6([
					8193,
					2,
					0,
					0,
					0,
					0,
					0,
					0
				]), 48],
				amt: [new IPv6([
					8193,
					3,
					0,
					0,
					0,
					0,
					0,
					0
				]), 32],
				as112v6: [[new IPv6([
					8193,
					4,
					274,
					0,
					0,
					0,
					0,
					0
				]), 48], [new IPv6([
					9760,
					79,
					32768,
					0,
					0,
					0,
					0,
					0
				]), 48]],
				deprecatedOrchid: [new IPv6([
					8193,
					16,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				orchid2: [new IPv6([
					8193,
					32,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				droneRemoteIdProtocolEntityTags: [new IPv6([
					8193,
					48,
					0,
					0,
					0,
					0,
					0,
					0
				]), 28],
				segmentRouting: [new IPv6([
					24320,
					0,
					0,
					0,
					0,
					0,
					0,
					0
				]), 16],
				reserved: [
					[new IPv6([
						8193,
						0,
						0,
						0,
						0,
						0,
						0,
						0
					]), 23],
					[new IPv6([
						8193,
						3512,
						0,
						0,
						0,
						0,
						0,
						0
					]), 32],
					[new IPv6([
						16383,
						0,
						0,
						0,
						0,
						0,
						0,
						0
					]), 20]
				]
			};
			IPv6.prototype.isIPv4MappedAddress = function() {
				return this.range() === "ipv4Mapped";
			};
			IPv6.prototype.kind = function() {
				return "ipv6";
			};
			IPv6.prototype.match = function(other, cidrRange) {
				let ref;
				if (cidrRange === void 0) {
					ref = other;
					other = ref[0];
					cidrRange = ref[1];
				}
				if (other.kind() !== "ipv6") throw new Error("ipaddr: cannot match ipv6 address with non-ipv6 one");
				return matchCIDR(this.parts, other.parts, 16, cidrRange);
			};
			IPv6.prototype.prefixLengthFromSubnetMask = function() {
				let cidr = 0;
				let stop = false;
				const zerotable = {
					0: 16,
					32768: 15,
					49152: 14,
					57344: 13,
					61440: 12,
					63488: 11,
					64512: 10,
					65024: 9,
					65280: 8,
					65408: 7,
					65472: 6,
					65504: 5,
					65520: 4,
					65528: 3,
					65532: 2,
					65534: 1,
					65535: 0
				};
				let part, zeros;
				for (let i = 7; i >= 0; i -= 1) {
					part = this.parts[i];
					if (part in zerotable) {
						zeros = zerotable[part];
						if (stop && zeros !== 0) return null;
						if (zeros !== 16) stop = true;
						cidr += zeros;
					} else return null;
				}
				return 128 - cidr;
			};
			IPv6.prototype.range = function() {
				return ipaddr.subnetMatch(this, this.SpecialRanges);
			};
			IPv6.prototype.toByteArray = function() {
				let part;
				const bytes = [];
				const ref = this.parts;
				for (let i = 0; i < ref.length; i++) {
					part = ref[i];
					bytes.push(part >> 8);
					bytes.push(part & 255);
				}
				return bytes;
			};
			IPv6.prototype.toFixedLengthString = function() {
				const addr = (function() {
					const results = [];
					for (let i = 0; i < this.parts.length; i++) results.push(padPart(this.parts[i].toString(16), 4));
					return results;
				}).call(this).join(":");
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				return addr + suffix;
			};
			IPv6.prototype.toIPv4Address = function() {
				if (!this.isIPv4MappedAddress()) throw new Error("ipaddr: trying to convert a generic ipv6 address to ipv4");
				const ref = this.parts.slice(-2);
				const high = ref[0];
				const low = ref[1];
				return new ipaddr.IPv4([
					high >> 8,
					high & 255,
					low >> 8,
					low & 255
				]);
			};
			IPv6.prototype.toNormalizedString = function() {
				const addr = (function() {
					const results = [];
					for (let i = 0; i < this.parts.length; i++) results.push(this.parts[i].toString(16));
					return results;
				}).call(this).join(":");
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				return addr + suffix;
			};
			IPv6.prototype.toRFC5952String = function() {
				const regex = /((^|:)(0(:|$)){2,})/g;
				let suffix = "";
				if (this.zoneId) suffix = `%${this.zoneId}`;
				const normalized = this.toNormalizedString();
				const string = normalized.slice(0, normalized.length - suffix.length);
				let bestMatchIndex = 0;
				let bestMatchLength = -1;
				let bestMatchGroups = -1;
				let match;
				while (match = regex.exec(string)) {
					const groups = (match[0].match(/0/g) || []).length;
					if (groups > bestMatchGroups) {
						bestMatchGroups = groups;
						bestMatchIndex = match.index;
						bestMatchLength = match[0].length;
					}
				}
				if (bestMatchLength < 0) return string + suffix;
				return `${string.substring(0, bestMatchIndex)}::${string.substring(bestMatchIndex + bestMatchLength)}${suffix}`;
			};
			IPv6.prototype.toString = function() {
				return this.toRFC5952String();
			};
			return IPv6;
		})();
		ipaddr.IPv6.broadcastAddressFromCIDR = function(string) {
			try {
				const cidr = this.parseCIDR(string);
				const ipInterfaceOctets = cidr[0].toByteArray();
				const subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				const octets = [];
				let i = 0;
				while (i < 16) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) | parseInt(subnetMaskOctets[i], 10) ^ 255);
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv6.isIPv6 = function(string) {
			return this.parser(string) !== null;
		};
		ipaddr.IPv6.isValid = function(string) {
			if (typeof string === "string" && string.indexOf(":") === -1) return false;
			try {
				const addr = this.parser(string);
				new this(addr.parts, addr.zoneId);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv6.isValidCIDR = function(string) {
			if (typeof string === "string" && string.indexOf(":") === -1) return false;
			try {
				this.parseCIDR(string);
				return true;
			} catch {
				return false;
			}
		};
		ipaddr.IPv6.networkAddressFromCIDR = function(string) {
			let cidr, i, ipInterfaceOctets, octets, subnetMaskOctets;
			try {
				cidr = this.parseCIDR(string);
				ipInterfaceOctets = cidr[0].toByteArray();
				subnetMaskOctets = this.subnetMaskFromPrefixLength(cidr[1]).toByteArray();
				octets = [];
				i = 0;
				while (i < 16) {
					octets.push(parseInt(ipInterfaceOctets[i], 10) & parseInt(subnetMaskOctets[i], 10));
					i++;
				}
				return new this(octets);
			} catch (e) {
				throw new Error("ipaddr: the address does not have IPv6 CIDR format", { cause: e });
			}
		};
		ipaddr.IPv6.parse = function(string) {
			const addr = this.parser(string);
			if (addr === null) throw new Error("ipaddr: string is not formatted like an IPv6 Address");
			return new this(addr.parts, addr.zoneId);
		};
		ipaddr.IPv6.parseCIDR = function(string) {
			let maskLength, match, parsed;
			if (match = string.match(/^(.+)\/(\d+)$/)) {
				maskLength = parseInt(match[2]);
				if (maskLength >= 0 && maskLength <= 128) {
					parsed = [this.parse(match[1]), maskLength];
					Object.defineProperty(parsed, "toString", { value: function() {
						return this.join("/");
					} });
					return parsed;
				}
			}
			throw new Error("ipaddr: string is not formatted like an IPv6 CIDR range");
		};
		ipaddr.IPv6.parser = function(string) {
			let addr, i, match, octet, octets, zoneId;
			if (match = string.match(ipv6Regexes.deprecatedTransitional)) return this.parser(`::ffff:${match[1]}`);
			if (ipv6Regexes.native.test(string)) return expandIPv6(string, 8);
			if (match = string.match(ipv6Regexes.transitional)) {
				zoneId = match[6] || "";
				addr = match[1];
				if (!match[1].endsWith("::")) addr = addr.slice(0, -1);
				addr = expandIPv6(addr + zoneId, 6);
				if (addr && addr.parts) {
					octets = [
						parseInt(match[2]),
						parseInt(match[3]),
						parseInt(match[4]),
						parseInt(match[5])
					];
					for (i = 0; i < octets.length; i++) {
						octet = octets[i];
						if (!(0 <= octet && octet <= 255)) return null;
					}
					addr.parts.push(octets[0] << 8 | octets[1]);
					addr.parts.push(octets[2] << 8 | octets[3]);
					return {
						parts: addr.parts,
						zoneId: addr.zoneId
					};
				}
			}
			return null;
		};
		ipaddr.IPv6.subnetMaskFromPrefixLength = function(prefix) {
			prefix = parseInt(prefix);
			if (Number.isNaN(prefix) || prefix < 0 || prefix > 128) throw new Error("ipaddr: invalid IPv6 prefix length");
			const octets = [
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0,
				0
			];
			let j = 0;
			const filledOctetCount = Math.floor(prefix / 8);
			while (j < filledOctetCount) {
				octets[j] = 255;
				j++;
			}
			if (filledOctetCount < 16) octets[filledOctetCount] = Math.pow(2, prefix % 8) - 1 << 8 - prefix % 8;
			return new this(octets);
		};
		ipaddr.fromByteArray = function(bytes) {
			const length = bytes.length;
			if (length === 4) return new ipaddr.IPv4(bytes);
			else if (length === 16) return new ipaddr.IPv6(bytes);
			else throw new Error("ipaddr: the binary input is neither an IPv6 nor IPv4 address");
		};
		ipaddr.isValid = function(string) {
			return ipaddr.IPv6.isValid(string) || ipaddr.IPv4.isValid(string);
		};
		ipaddr.isValidCIDR = function(string) {
			return ipaddr.IPv6.isValidCIDR(string) || ipaddr.IPv4.isValidCIDR(string);
		};
		ipaddr.parse = function(string) {
			if (ipaddr.IPv6.isValid(string)) return ipaddr.IPv6.parse(string);
			else if (ipaddr.IPv4.isValid(string)) return ipaddr.IPv4.parse(string);
			else throw new Error("ipaddr: the address has neither IPv6 nor IPv4 format");
		};
		ipaddr.parseCIDR = function(string) {
			try {
				return ipaddr.IPv6.parseCIDR(string);
			} catch {
				try {
					return ipaddr.IPv4.parseCIDR(string);
				} catch (e) {
					throw new Error("ipaddr: the address has neither IPv6 nor IPv4 CIDR format", { cause: e });
				}
			}
		};
		ipaddr.process = function(string) {
			const addr = this.parse(string);
			if (addr.kind() === "ipv6" && addr.isIPv4MappedAddress()) return addr.toIPv4Address();
			else return addr;
		};
		ipaddr.subnetMatch = function(address, rangeList, defaultName) {
			let i, rangeName, rangeSubnets, subnet;
			if (defaultName === void 0 || defaultName === null) defaultName = "unicast";
			for (rangeName in rangeList) if (Object.prototype.hasOwnProperty.call(rangeList, rangeName)) {
				rangeSubnets = rangeList[rangeName];
				if (rangeSubnets[0] && !(rangeSubnets[0] instanceof Array)) rangeSubnets = [rangeSubnets];
				for (i = 0; i < rangeSubnets.length; i++) {
					subnet = rangeSubnets[i];
					if (address.kind() === subnet[0].kind() && address.match.apply(address, subnet)) return rangeName;
				}
			}
			return defaultName;
		};
		if (typeof module !== "undefined" && module.exports) module.exports = ipaddr;
		else root.ipaddr = ipaddr;
	})(this$1);
}));

// src/probe/network.ts
var import_ipaddr = /* @__PURE__ */ __toESM(require_ipaddr(), 1);
/** Addresses of cloud metadata services that lie outside the link-local range. */
const METADATA = [
	"168.63.129.16/32",
	"100.100.100.200/32",
	"fd00:ec2::/32",
	"fd20:ce::254/128",
	"fd00:42::42/128"
].map((block) => import_ipaddr.default.parseCIDR(block));
const GLOBAL_UNICAST = import_ipaddr.default.parseCIDR("2000::/3");
const ALLOWED$1 = {
	public: ["public"],
	private: [
		"public",
		"private",
		"loopback"
	],
	loopback: ["loopback"]
};
/** Whether a probe may connect to this IP address (text without brackets). Link-local is refused in every network. */
function isAllowed(address, network) {
	return ALLOWED$1[network].includes(kindOf(address));
}
function kindOf(address) {
	const spelled = oneSpelling(address);
	if (spelled === void 0 || !import_ipaddr.default.isValid(spelled)) return "refused";
	const parsed = import_ipaddr.default.parse(spelled);
	const plain = import_ipaddr.default.process(spelled);
	if (METADATA.some((block) => plain.kind() === block[0].kind() && plain.match(block))) return "refused";
	switch (plain.range()) {
		case "unicast": return plain.kind() === "ipv4" || parsed.match(GLOBAL_UNICAST) ? "public" : "refused";
		case "private":
		case "uniqueLocal": return "private";
		case "loopback": return "loopback";
		default: return "refused";
	}
}
/** The address as the URL standard spells it: `::127.0.0.1` is not an IPv4 address to the kernel, only to a reader. */
function oneSpelling(address) {
	const url = `http://${address.includes(":") ? `[${address}]` : address}/`;
	return URL.canParse(url) ? new URL(url).hostname.replace(/^\[|\]$/g, "") : void 0;
}

// src/probe/resolve.ts
/** A host name to addresses that were checked. The connection goes to these, so a second look-up cannot differ. */
function systemLookup(host) {
	return promises.lookup(host, {
		all: true,
		verbatim: true
	});
}
/** Looks the name up once. One address that is not allowed refuses the host: it would be a matter of chance else. */
async function resolveHost(host, network, lookup) {
	const bare = host.replace(/^\[|\]$/g, "");
	const family = isIP(bare);
	if (family !== 0) return judge([{
		address: bare,
		family
	}], network);
	try {
		return judge(await lookup(bare), network);
	} catch (error) {
		return {
			kind: "unknown-host",
			why: error instanceof Error ? error.message : String(error)
		};
	}
}
function judge(addresses, network) {
	const refused = addresses.find(({ address }) => !isAllowed(address, network));
	if (refused !== void 0) return {
		kind: "refused",
		address: refused.address
	};
	if (addresses.length === 0) return {
		kind: "unknown-host",
		why: "the name has no address"
	};
	return {
		kind: "addresses",
		addresses
	};
}

// src/probe/until-aborted.ts
/** Lets go of work that cannot be stopped, such as a look-up of the system, when the time is over. */
async function untilAborted(work, signal) {
	const over = Promise.withResolvers();
	const stop = () => over.reject(signal.reason);
	if (signal.aborted) stop();
	else signal.addEventListener("abort", stop, { once: true });
	try {
		return await Promise.race([work, over.promise]);
	} finally {
		signal.removeEventListener("abort", stop);
	}
}

// src/probe/open.ts
async function openConnection(host, port, reach, signal) {
	const resolved = await addressesOf(host, reach, signal);
	if (resolved.kind !== "addresses") return resolved;
	return {
		kind: "socket",
		socket: await connectToAny(resolved.addresses, port, signal)
	};
}
/** The addresses of a host, all of which may be reached; IP addresses are judged in the same way. */
async function addressesOf(host, reach, signal) {
	const { network, lookup = systemLookup } = reach;
	const resolved = await untilAborted(resolveHost(host, network, lookup), signal);
	if (resolved.kind === "unknown-host") return missing("dns", `${host} could not be looked up: ${resolved.why}`);
	if (resolved.kind === "addresses") return resolved;
	return unusable("blocked-address", blockedMessage(host, resolved.address, reach));
}
function blockedMessage(host, address, { network }) {
	return `${host === address ? host : `${host} leads to ${address}, which`} may not be probed: it is outside the network "${network}"`;
}

// src/probe/dns.ts
async function probeDns({ name }, reach, signal) {
	const resolved = await addressesOf(name, reach, signal);
	if (resolved.kind !== "addresses") return resolved;
	return {
		kind: "answer",
		of: "dns",
		addresses: resolved.addresses.map(({ address }) => address)
	};
}

// src/probe/file.ts
/** The file probe: the text of a file that an earlier step wrote, such as a JUnit report. */
/** Reports of large suites have a few MiB. */
const MAX_FILE_BYTES = 10485760;
function readFileWithin({ path }, { folder }, signal) {
	return untilAborted(read(resolve(folder, path), signal), signal);
}
async function read(path, signal) {
	let file;
	try {
		file = await open(path, constants$1.O_RDONLY | (constants$1.O_NONBLOCK ?? 0));
	} catch (error) {
		return unreadable(path, error);
	}
	try {
		if (!(await file.stat()).isFile()) return unusable("assertion", `${path} is not a file`);
		const bytes = await readAtMost(file, 10485761, signal);
		if (bytes.length > MAX_FILE_BYTES) return unusable("body-too-large", `${path} is larger than ${MAX_FILE_BYTES / 1024 / 1024} MiB`);
		return {
			kind: "answer",
			of: "file",
			text: bytes.toString("utf8")
		};
	} catch (error) {
		return unreadable(path, error);
	} finally {
		await file.close();
	}
}
/** The size that a file states is not its size while somebody writes to it. */
async function readAtMost(file, limit, signal) {
	const chunks = [];
	const stream = file.createReadStream({
		autoClose: false,
		start: 0,
		end: limit - 1,
		signal
	});
	for await (const chunk of stream) chunks.push(chunk);
	return Buffer.concat(chunks);
}
function unreadable(path, error) {
	if (codeOf(error) === "ENOENT") return unusable("assertion", `there is no ${path}: let an earlier step write it, or correct the path in the check`);
	return unusable("assertion", `${path} cannot be read: ${wordsOf(error)}`);
}

// src/probe/exchange.ts
/** One HTTP request over a connection that is open, and the head of its answer. */
/** As much as browsers take from servers with long policies in their headers, and little to keep in memory. */
const MAX_HEADER_BYTES = 65536;
const DEFAULTS = {
	accept: "*/*",
	"accept-encoding": "identity",
	"user-agent": "tidegate-smoke"
};
/** How a message ends is decided here; two who disagree about it is how requests are smuggled. */
const FRAMING = /* @__PURE__ */ new Set([
	"content-length",
	"transfer-encoding",
	"connection",
	"keep-alive"
]);
/** The signal ends the connection, and so the answer too. */
function exchange(hop, reached, signal) {
	const { url, method, body } = hop;
	const sent = request({
		createConnection: () => reached.socket,
		method,
		path: reached.isAbsolute ? `${url.origin}${url.pathname}${url.search}` : `${url.pathname}${url.search}`,
		headers: headersOf(hop, reached),
		setDefaultHeaders: false,
		maxHeaderSize: MAX_HEADER_BYTES,
		signal
	});
	sent.maxHeadersCount = 0;
	return new Promise((resolve, reject) => {
		sent.once("response", resolve);
		sent.on("error", reject);
		sent.end(body);
	});
}
function headersOf({ url, headers, body, method }, { proxyHeaders }) {
	const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]).filter(([name]) => !FRAMING.has(name) && !name.startsWith("proxy-"));
	const hasBody = body !== void 0 || [
		"POST",
		"PUT",
		"PATCH"
	].includes(method);
	return {
		host: url.host,
		...DEFAULTS,
		...Object.fromEntries(given),
		...proxyHeaders,
		...hasBody ? { "content-length": String(Buffer.byteLength(body ?? "")) } : {},
		connection: "close"
	};
}

// src/probe/secure.ts
/** TLS over a connection that is open, verified always: chain, host and time. */
/** Rejects with the error of the handshake or of the verification; the connection is closed then. Who ends the connection ends this too. */
function secure(socket, host) {
	const name = host.replace(/\.$/, "");
	return new Promise((resolve, reject) => {
		const secured = connect$1({
			socket,
			host: name,
			...isIP(name) === 0 ? { servername: name } : {},
			ALPNProtocols: ["http/1.1"],
			rejectUnauthorized: true
		});
		secured.on("error", (error) => {
			socket.destroy();
			reject(error);
		});
		secured.once("secureConnect", () => resolve(secured));
	});
}

// src/probe/proxy.ts
/** A connection to a host behind a proxy: a tunnel for https, and for http the proxy itself. */
async function connectThrough(written, { url, host, port }, reach, signal) {
	const proxy = proxyUrl(written);
	if (proxy === void 0) {
		const name = url.protocol === "https:" ? "HTTPS_PROXY" : "HTTP_PROXY";
		return unusable("assertion", `${name} is not the address of an HTTP proxy: write it as http://host:port`);
	}
	const headers = authorizationFor(proxy);
	const target = url.protocol === "https:" ? `${isIP(host) === 6 ? `[${host}]` : host}:${port}` : void 0;
	const opened = await openThrough(proxy, target, headers, reach, signal);
	if (opened.kind !== "opened") return opened;
	if (target === void 0) return {
		kind: "proxied",
		socket: opened.socket,
		headers
	};
	return {
		kind: "proxied",
		socket: await secure(opened.socket, host),
		headers: {}
	};
}
/** A connection to the proxy, and where there is a target, through it. */
async function openThrough(proxy, target, headers, reach, signal) {
	try {
		const socket = await connectToProxy(proxy, reach, signal);
		if (target === void 0) return {
			kind: "opened",
			socket
		};
		const { statusCode = 0 } = await tunnel(socket, target, headers, signal);
		if (statusCode === 200) return {
			kind: "opened",
			socket
		};
		socket.destroy();
		return noTunnel(statusCode, proxy.host, target);
	} catch (error) {
		if (signal.aborted) throw error;
		return unusable("assertion", `the proxy ${proxy.host} cannot be used: ${wordsOf(error)}`);
	}
}
/** Many write `host:port` alone. */
function proxyUrl(written) {
	const text = /^[a-z][a-z\d+.-]*:\/\//i.test(written) ? written : `http://${written}`;
	const url = URL.canParse(text) ? new URL(text) : void 0;
	return url?.protocol === "http:" || url?.protocol === "https:" ? url : void 0;
}
/** The proxy was chosen by whoever runs this machine, so its address is not judged. */
async function connectToProxy(proxy, { lookup = systemLookup }, signal) {
	const host = proxy.hostname.replace(/^\[|\]$/g, "");
	const family = isIP(host);
	const addresses = family === 0 ? await untilAborted(lookup(host), signal) : [{
		address: host,
		family
	}];
	const isSecure = proxy.protocol === "https:";
	const socket = await connectToAny(addresses, Number(proxy.port) || (isSecure ? 443 : 80), signal);
	return isSecure ? secure(socket, host) : socket;
}
function authorizationFor({ username, password }) {
	if (username === "" && password === "") return {};
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	return { "proxy-authorization": `Basic ${Buffer.from(credentials).toString("base64")}` };
}
function tunnel(socket, target, headers, signal) {
	return new Promise((resolve, reject) => {
		request({
			createConnection: () => socket,
			method: "CONNECT",
			path: target,
			headers: {
				host: target,
				...headers
			},
			setDefaultHeaders: false,
			signal
		}).once("connect", resolve).on("error", reject).end();
	});
}
function noTunnel(status, proxy, target) {
	if (status === 504) return missing("timeout", `the proxy ${proxy} got no connection to ${target} in time`);
	if (status === 502 || status === 503) return missing("connection-refused", `the proxy ${proxy} got no connection to ${target} (status ${status})`);
	return unusable("blocked-address", `the proxy ${proxy} does not let the check reach ${target} (status ${status})`);
}

// src/probe/proxy-for.ts
/** Whether a URL is asked through the proxy of the environment, whose answers come from addresses nobody here sees. */
/** The address of a proxy as it was written, or none. */
function proxyFor(url, { network, proxy = {} }) {
	const address = url.protocol === "https:" ? proxy.https : proxy.http;
	if (network === "loopback" || address === void 0 || address.trim() === "") return void 0;
	const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
	if (isIP(host) === 0 ? isInnerName(host) : !isAllowed(host, network) || isAllowed(host, "loopback")) return void 0;
	return isExcepted(host, url.port === "" ? url.protocol === "https:" ? "443" : "80" : url.port, proxy.except ?? "") ? void 0 : address.trim();
}
/** Names that no public server has; the metadata services of clouds are among them. */
function isInnerName(host) {
	return !host.includes(".") || /\.(?:localhost|local|internal|localdomain|arpa)$/.test(host);
}
/** `NO_PROXY` as curl reads it: names with everything below them, addresses, blocks, and `*` for all. */
function isExcepted(host, port, except) {
	return except.toLowerCase().split(/[\s,]+/).filter((entry) => entry !== "").some((entry) => entry === "*" || isNamedBy(entry, host, port) || isInBlock(entry, host));
}
function isNamedBy(entry, host, port) {
	const [, name = "", entryPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(isIP(entry) === 6 ? `[${entry}]` : entry) ?? [];
	if (entryPort !== void 0 && entryPort !== port) return false;
	const suffix = name.replace(/^\*?\./, "");
	return suffix !== "" && (host === suffix || isIP(host) === 0 && host.endsWith(`.${suffix}`));
}
function isInBlock(entry, host) {
	const [address = "", bits = ""] = entry.split("/");
	const family = isIP(address);
	if (family === 0 || family !== isIP(host) || !/^\d{1,3}$/.test(bits)) return false;
	if (Number(bits) > (family === 4 ? 32 : 128)) return false;
	const block = new BlockList();
	const name = family === 4 ? "ipv4" : "ipv6";
	block.addSubnet(address, Number(bits), name);
	return block.check(host, name);
}

// src/probe/reach-url.ts
async function reachUrl(url, reach, signal) {
	const isSecure = url.protocol === "https:";
	if (!isSecure && url.protocol !== "http:") return unusable("blocked-address", `${url.protocol} is not http or https`);
	const target = {
		url,
		host: url.hostname.replace(/^\[|\]$/g, ""),
		port: Number(url.port) || (isSecure ? 443 : 80)
	};
	const proxy = proxyFor(url, reach);
	if (proxy !== void 0) {
		const proxied = await connectThrough(proxy, target, reach, signal);
		if (proxied.kind !== "proxied") return proxied;
		const { socket, headers } = proxied;
		return {
			kind: "reached",
			socket,
			isProxied: true,
			isAbsolute: !isSecure,
			proxyHeaders: headers
		};
	}
	const opened = await openConnection(target.host, target.port, reach, signal);
	if (opened.kind !== "socket") return opened;
	return {
		kind: "reached",
		socket: isSecure ? await secure(opened.socket, target.host) : opened.socket,
		isProxied: false,
		isAbsolute: false,
		proxyHeaders: {}
	};
}

// src/probe/read-body.ts
/** Enough for any page that a smoke check reads; what is larger is not kept in memory. */
const MAX_BODY_BYTES = 2097152;
/** Decoding stops at the limit, so a small compressed body cannot unfold without end. */
const LIMIT = { maxOutputLength: MAX_BODY_BYTES };
/** The window that RFC 9659 allows on the web; without it an answer asks for 128 MiB. */
const ZSTD_WINDOW = { params: { [constants.ZSTD_d_windowLogMax]: 23 } };
const DECODERS = /* @__PURE__ */ new Map([
	["gzip", (bytes) => promisify(gunzip)(bytes, LIMIT)],
	["x-gzip", (bytes) => promisify(gunzip)(bytes, LIMIT)],
	["deflate", (bytes) => promisify(isZlib(bytes) ? inflate : inflateRaw)(bytes, LIMIT)],
	["br", (bytes) => promisify(brotliDecompress)(bytes, LIMIT)],
	["zstd", (bytes) => promisify(zstdDecompress)(bytes, {
		...LIMIT,
		...ZSTD_WINDOW
	})],
	["identity", async (bytes) => bytes]
]);
/** No server needs more than two; each may unfold to the limit again. */
const MAX_ENCODINGS = 3;
async function readBody(response) {
	const packed = await collect(response);
	if (packed === void 0) return { kind: "too-large" };
	if (packed.length === 0) return {
		kind: "bytes",
		bytes: packed
	};
	return decode(packed, (response.headers["content-encoding"] ?? "").toLowerCase().split(",").map((name) => name.trim()).filter((name) => name !== "").reverse());
}
async function collect(response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of response) {
		size += chunk.length;
		if (size > 2097152) return void 0;
		chunks.push(chunk);
	}
	return Buffer.concat(chunks);
}
/** The last encoding was put on last, so it comes off first. */
async function decode(packed, encodings) {
	if (encodings.length > MAX_ENCODINGS) return {
		kind: "undecodable",
		why: `it names more than ${MAX_ENCODINGS} encodings`
	};
	let bytes = packed;
	for (const encoding of encodings) {
		const decoder = DECODERS.get(encoding);
		if (decoder === void 0) return {
			kind: "undecodable",
			why: `the encoding ${JSON.stringify(encoding)} is not known`
		};
		try {
			bytes = await decoder(bytes);
		} catch (error) {
			return codeOf(error) === "ERR_BUFFER_TOO_LARGE" ? { kind: "too-large" } : {
				kind: "undecodable",
				why: wordsOf(error)
			};
		}
	}
	return {
		kind: "bytes",
		bytes
	};
}
/** "deflate" is zlib by the book, and without its header from servers that read the name instead. */
function isZlib(bytes) {
	return bytes.length > 1 && ((bytes[0] ?? 0) & 15) === 8 && bytes.readUInt16BE(0) % 31 === 0;
}

// src/probe/redirect.ts
const REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
/** Any header of the file may carry a secret, under any name. These do not, and say what answer is wanted. */
const HARMLESS = /* @__PURE__ */ new Set([
	"accept",
	"accept-language",
	"cache-control"
]);
const OF_BODY = /^content-/;
/** As browsers redirect, without what another origin must not see. Undefined: the answer is not a redirect. */
function redirectOf({ statusCode = 0, headers }, from) {
	const { location } = headers;
	if (location === void 0 || !REDIRECTS.has(statusCode)) return void 0;
	if (!URL.canParse(location, from.url.href)) return unusable("assertion", `${from.url.origin} redirects to something that is not an address`);
	const url = new URL(location, from.url.href);
	if (from.url.protocol === "https:" && url.protocol === "http:") return unusable("downgrade", `the answer redirects from https to ${url.origin}, where anybody could answer`);
	const hop = turnsToGet(statusCode, from.method) ? {
		...withoutBody(from),
		method: "GET",
		url
	} : {
		...from,
		url
	};
	if (url.origin === from.url.origin) return {
		kind: "to",
		hop
	};
	if (hop.body !== void 0) {
		const message = `the answer redirects a ${hop.method} with its body to ${url.origin}, where the body is not sent`;
		return unusable("blocked-address", `${message}: name that address in the check if it is yours`);
	}
	return {
		kind: "to",
		hop: {
			...hop,
			headers: only(hop.headers, (name) => HARMLESS.has(name))
		}
	};
}
function turnsToGet(status, method) {
	if (status === 303) return method !== "GET" && method !== "HEAD";
	return (status === 301 || status === 302) && method === "POST";
}
function withoutBody(hop) {
	return {
		...hop,
		body: void 0,
		headers: only(hop.headers, (name) => !OF_BODY.test(name))
	};
}
function only(headers, isKept) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => isKept(name.toLowerCase())));
}

// src/probe/retry-after.ts
/** How long an answer asks to be left alone: seconds, or a date by the clock of the server. */
function retryAfterMs(value, serverDate, nowMs) {
	if (value === void 0) return void 0;
	const text = value.trim();
	const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1e3 : (dateMs(text) ?? 0) - (dateMs(serverDate) ?? nowMs);
	return ms > 0 ? ms : void 0;
}
/** RFC 9110 wants GMT written out, and `Date.parse` alone takes nearly anything. */
function dateMs(text) {
	const ms = text?.endsWith("GMT") === true ? Date.parse(text) : NaN;
	return Number.isNaN(ms) ? void 0 : ms;
}

// src/probe/http.ts
/** The http probe: one request, redirects followed by hand, every hop checked. */
async function probeHttp(request, reach, signal) {
	const { url, method, maxRedirects } = request;
	if (!URL.canParse(url)) return unusable("assertion", "the URL of the check is not an address");
	if (method.toUpperCase() === "CONNECT") return unusable("assertion", "CONNECT is not a method of a check");
	let hop = firstHop(request);
	for (let left = maxRedirects;; left--) {
		const next = await askOnce(hop, maxRedirects > 0, reach, signal);
		if (next.kind !== "to") return next;
		if (left === 0) return tooMany(maxRedirects, next.hop.url);
		hop = next.hop;
	}
}
/** The answer, or where to ask next. The connection ends with it: the next attempt must see who answers then. */
async function askOnce(hop, isFollowing, reach, signal) {
	const reached = await reachUrl(hop.url, reach, signal);
	if (reached.kind !== "reached") return reached;
	const { socket } = reached;
	const family = reached.isProxied ? void 0 : familyOf(socket.remoteFamily);
	try {
		const response = await exchange(hop, reached, signal);
		return (isFollowing ? redirectOf(response, hop) : void 0) ?? await answerOf(response, hop.url, family);
	} finally {
		socket.destroy();
	}
}
function firstHop({ url: text, method, headers, body }) {
	const url = new URL(text);
	const { username, password } = url;
	if (Object.keys(headers).some((name) => name.toLowerCase() === "authorization") || username === "" && password === "") return {
		url,
		method: method.toUpperCase(),
		headers,
		body
	};
	const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
	const authorization = `Basic ${Buffer.from(credentials).toString("base64")}`;
	return {
		url,
		method: method.toUpperCase(),
		headers: {
			...headers,
			authorization
		},
		body
	};
}
async function answerOf(response, url, family) {
	const body = await readBody(response);
	if (body.kind === "too-large") return unusable("body-too-large", `the body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
	if (body.kind === "undecodable") return unusable("body", `the body could not be decoded: ${body.why}`);
	const { "retry-after": retryAfter, date } = response.headers;
	return {
		kind: "answer",
		of: "http",
		status: response.statusCode ?? 0,
		headers: valuesByName(response.rawHeaders),
		body: body.bytes.toString("utf8"),
		size: body.bytes.length,
		sha256: createHash("sha256").update(body.bytes).digest("hex"),
		finalUrl: plainHref(url),
		family,
		retryAfterMs: retryAfterMs(retryAfter, date, Date.now())
	};
}
/** From the raw list, because Node joins some names and drops repetitions of others. */
function valuesByName(raw) {
	const values = /* @__PURE__ */ new Map();
	for (let at = 0; at + 1 < raw.length; at += 2) {
		const name = (raw[at] ?? "").toLowerCase();
		const known = values.get(name);
		if (known === void 0) values.set(name, [raw[at + 1] ?? ""]);
		else known.push(raw[at + 1] ?? "");
	}
	return Object.fromEntries(values);
}
/** The fragment never left this machine, and a redirect may name somebody's password. */
function plainHref(url) {
	const plain = new URL(url);
	plain.hash = "";
	plain.username = "";
	plain.password = "";
	return plain.href;
}
function familyOf(family) {
	if (family === "IPv4") return 4;
	return family === "IPv6" ? 6 : void 0;
}
function tooMany(limit, next) {
	return unusable("too-many-redirects", `more than ${limit} redirects, the last one to ${next.origin}`);
}

// src/probe/tcp.ts
async function probeTcp({ host, port }, reach, signal) {
	const opened = await openConnection(host, port, reach, signal);
	if (opened.kind !== "socket") return opened;
	opened.socket.destroy();
	return {
		kind: "answer",
		of: "tcp"
	};
}

// src/probe/tls.ts
async function probeTls({ host, port }, reach, signal) {
	const opened = await openConnection(host, port, reach, signal);
	if (opened.kind !== "socket") return opened;
	try {
		const certificate = (await secure(opened.socket, host.replace(/^\[|\]$/g, ""))).getPeerX509Certificate();
		if (certificate === void 0) return missing("tls", `${host} shows no certificate`);
		return {
			kind: "answer",
			of: "tls",
			validUntilMs: certificate.validToDate.getTime(),
			subject: onOneLine(certificate.subject),
			issuer: onOneLine(certificate.issuer)
		};
	} finally {
		opened.socket.destroy();
	}
}
/** Node writes one attribute a line. A certificate may have no subject but its alternative names. */
function onOneLine(name) {
	return (name ?? "").replaceAll("\n", ", ");
}

// src/probe/probe.ts
/** The longest that a timer can wait. */
const LONGEST_MS = 2 ** 31 - 1;
/**
* Never rejects: whatever happens is a result. The signal ends an attempt early, as a missing answer with the code
* `timeout`. A command that has to be stopped may take two seconds longer than its time.
*/
function probeWith(settings) {
	return async (request, signal) => {
		const startedAt = performance.now();
		const time = new AbortController();
		const timer = setTimeout(() => time.abort(), Math.min(request.timeoutMs, LONGEST_MS));
		const ends = AbortSignal.any([signal, time.signal]);
		return {
			...await attempt(request, settings, ends).catch((error) => ends.aborted ? late(request, signal) : failureFrom(error)).then((result) => ends.aborted && result.kind === "missing" ? late(request, signal) : result).finally(() => clearTimeout(timer)),
			durationMs: performance.now() - startedAt
		};
	};
}
async function attempt(request, settings, signal) {
	signal.throwIfAborted();
	switch (request.kind) {
		case "http": return probeHttp(request, settings, signal);
		case "tls": return probeTls(request, settings, signal);
		case "tcp": return probeTcp(request, settings, signal);
		case "dns": return probeDns(request, settings, signal);
		case "command": return runCommand(request, settings, signal);
		case "file": return readFileWithin(request, settings, signal);
	}
}
function late(request, run) {
	if (run.aborted) return missing("timeout", "the run ended before there was a complete answer");
	const what = request.kind === "command" ? "the program did not end" : "no complete answer came";
	return missing("timeout", `${what} within ${request.timeoutMs} ms`);
}

// src/probe/run-ports.ts
/** The world as a smoke run needs it: probes, a clock and chance. */
function portsOfRun({ proxyFrom, ...settings }) {
	const proxy = settings.network === "loopback" ? {} : { proxy: proxyOf(proxyFrom) };
	return {
		probe: probeWith({
			...settings,
			...proxy
		}),
		now: () => Date.now(),
		sleep: (ms, signal) => setTimeout$1(ms, void 0, { signal }).catch(() => void 0),
		random: () => Math.random(),
		signalAfter: (ms) => AbortSignal.timeout(ms)
	};
}
/** Lower case first, as curl does: a server may have `HTTP_PROXY` from a header of its caller. */
function proxyOf(variables) {
	return {
		http: variables["http_proxy"] || variables["HTTP_PROXY"] || void 0,
		https: variables["https_proxy"] || variables["HTTPS_PROXY"] || void 0,
		except: variables["no_proxy"] || variables["NO_PROXY"] || void 0
	};
}

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

// src/smoke/reach/command-environment.ts
/** The variables that a `command` check gets: those that hold no secret, and those that were named for it. */
/** A program is found and behaves as people expect; nothing here is a credential. */
const PLAIN = [
	"PATH",
	"HOME",
	"USER",
	"SHELL",
	"LANG",
	"TZ",
	"TMPDIR",
	"TEMP",
	"TMP",
	"CI",
	"NODE_ENV"
];
/** Windows finds no program without them. */
const WINDOWS = [
	"PATHEXT",
	"SYSTEMROOT",
	"COMSPEC",
	"USERPROFILE"
];
/** Of a job. Not among them: the tokens, and the files through which a step talks to the runner (outputs, environment). */
const JOB = [
	"GITHUB_ACTIONS",
	"GITHUB_ACTOR",
	"GITHUB_API_URL",
	"GITHUB_BASE_REF",
	"GITHUB_EVENT_NAME",
	"GITHUB_HEAD_REF",
	"GITHUB_JOB",
	"GITHUB_REF",
	"GITHUB_REF_NAME",
	"GITHUB_REF_TYPE",
	"GITHUB_REPOSITORY",
	"GITHUB_REPOSITORY_OWNER",
	"GITHUB_RUN_ATTEMPT",
	"GITHUB_RUN_ID",
	"GITHUB_RUN_NUMBER",
	"GITHUB_SERVER_URL",
	"GITHUB_SHA",
	"GITHUB_WORKFLOW",
	"GITHUB_WORKSPACE",
	"RUNNER_ARCH",
	"RUNNER_NAME",
	"RUNNER_OS",
	"RUNNER_TEMP"
];
const ALLOWED = /* @__PURE__ */ new Set([
	...PLAIN,
	...WINDOWS,
	...JOB
]);
function commandEnvironment(variables, secrets) {
	const plain = Object.entries(variables).flatMap(([name, value]) => {
		return (ALLOWED.has(name.toUpperCase()) || /^LC_[A-Z]+$/.test(name)) && value !== void 0 ? [[name, value]] : [];
	});
	return Object.fromEntries([...plain, ...secrets]);
}

// src/smoke/control.ts
/** For all of them, beside the deadline: without it a run that was cut could not tell why. */
const PATIENCE_MS = 1e4;
/** True when required checks were lost and no control address answers. Whatever answers shows that there is a network. */
async function isNetworkDown({ control }, reports, { ports, ends }) {
	if (!reports.some(({ severity, verdict }) => severity === "required" && (verdict === "fail" || verdict === "error")) || control.length === 0 || ends.cancelled.aborted) return false;
	const signal = AbortSignal.any([ends.cancelled, ports.signalAfter(PATIENCE_MS)]);
	const results = await Promise.all(control.map((url) => ports.probe(getRequest(url, PATIENCE_MS), signal)));
	return !ends.cancelled.aborted && results.every((result) => result.kind === "missing");
}

// src/smoke/per-host.ts
/** Waiting for a turn is no part of any duration. */
function capPerHost(probe, most) {
	const byHost = /* @__PURE__ */ new Map();
	return async (request, signal) => {
		const host = hostOf(request);
		if (host === void 0) return probe(request, signal);
		const slots = byHost.get(host) ?? openSlots(most);
		byHost.set(host, slots);
		return slots.use(() => probe(request, signal));
	};
}
/** Undefined: nothing that goes to a host. */
function hostOf(request) {
	switch (request.kind) {
		case "http": return URL.canParse(request.url) ? new URL(request.url).hostname : void 0;
		case "tls":
		case "tcp": return request.host.toLowerCase();
		default: return;
	}
}

// src/smoke/run-context.ts
/** What every part of one run shares. */
/** Requests to one host at one time, whatever the number of checks: a smoke test is no load test. */
const PER_HOST = 2;
function openRun(plan, ports, options) {
	const failFast = new AbortController();
	const deadline = ports.signalAfter(plan.deadlineMs);
	const cancelled = options.signal ?? new AbortController().signal;
	const any = AbortSignal.any([
		deadline,
		cancelled,
		failFast.signal
	]);
	const show = shower(options.redact);
	return {
		ports: {
			...ports,
			probe: capPerHost(ports.probe, PER_HOST)
		},
		ends: {
			deadline,
			cancelled,
			failFast: failFast.signal,
			any
		},
		view: () => ({
			nowMs: ports.now(),
			show
		}),
		tell: options.tell ?? (() => void 0),
		baseline: options.baseline,
		failFast: () => failFast.abort()
	};
}
const LONGEST_SHOWN = 200;
function shower(redact) {
	return (text, max = LONGEST_SHOWN) => plainLine(redact === void 0 ? text : redact(text), max);
}

// src/smoke/still-live.ts
/** Whether the version that was verified is still the one that answers, now that everything else was asked. */
/** Asks each version check once more, when the run would pass and other checks were asked since. */
async function askVersionsAgain(plan, reports, context) {
	const isAtStake = reports.every(({ severity, verdict }) => severity === "advisory" || verdict === "pass");
	const hasOthers = plan.checks.some(({ type }) => type !== "version");
	if (!isAtStake || !hasOthers) return reports;
	return Promise.all(reports.map((report, index) => {
		const check = plan.checks[index];
		return check?.type === "version" && report.verdict === "pass" ? askAgain(check, report, context) : report;
	}));
}
async function askAgain(check, before, context) {
	const sample = await takeSample(check, context, false);
	const result = resultOf(sample, check.errorIs);
	if (result === "pass") return before;
	const tally = result === null ? NO_SAMPLES : countSample(NO_SAMPLES, {
		result,
		wasAnswered: sample.wasAnswered
	});
	const attempts = [...sample.attempts];
	const state = {
		check,
		attempts,
		tally,
		versions: seeVersions(noVersions(), attempts)
	};
	const after = endReport(state, endOf(result, context));
	const report = {
		...after,
		message: `it had passed, and was asked again at the end of the run: ${after.message}`,
		attempts: [...before.attempts, ...after.attempts].slice(-10),
		versions: joinVersions(before.versions ?? [], after.versions ?? [])
	};
	context.tell({
		kind: "check-ended",
		report
	});
	return report;
}
/** @param result null: it was cut before there was one. */
function endOf(result, { ends }) {
	if (result !== null) return {
		kind: "judged",
		verdict: result
	};
	return ends.cancelled.aborted ? { kind: "cancelled" } : {
		kind: "deadline",
		verdict: "inconclusive"
	};
}

// src/smoke/write-report.ts
function reportOf(plan, frame, checks) {
	const { verdict, reason } = frame.isNetworkDown ? {
		verdict: "error",
		reason: { code: "runner-network" }
	} : conclude(checks);
	return {
		version: 1,
		verdict,
		reason,
		...frame.environment === void 0 ? {} : { environment: frame.environment },
		...frame.sha === void 0 ? {} : { sha: frame.sha },
		startedAt: frame.startedAt,
		finishedAt: frame.finishedAt,
		configDigest: plan.configDigest,
		checks
	};
}
function conclude(checks) {
	const required = checks.filter((check) => check.severity === "required");
	const verdict = worstOf(required.map((check) => check.verdict));
	if (verdict === "pass") return {
		verdict,
		reason: null
	};
	const decisive = required.filter((check) => check.verdict === verdict);
	const first = decisive.find(({ reason }) => reason?.code !== "pre-existing") ?? decisive[0];
	const skipped = required.find((check) => check.verdict === "skipped");
	return {
		verdict,
		reason: (first ?? skipped ?? checks[0])?.reason ?? null
	};
}

// src/smoke/run.ts
/** Runs a plan and writes its report. */
/** What a service does, and what it does not do, is a verdict and never an exception. */
async function runSmoke(plan, subject, ports, options = {}) {
	const startedAt = toInstant(ports.now());
	const context = openRun(plan, ports, options);
	const ended = await runChecks(plan, context);
	const checks = await askVersionsAgain(plan, ended, context);
	const isDown = await isNetworkDown(plan, checks, context);
	const finishedAt = toInstant(ports.now());
	return reportOf(plan, {
		...subject,
		startedAt,
		finishedAt,
		isNetworkDown: isDown
	}, checks);
}

export { portsOfRun as a, networkProblem as i, commandEnvironment as n, allowedNetwork as r, runSmoke as t };