import { r as __toESM, t as __commonJSMin } from "./rolldown-runtime.js";
import { c as shapeProblems, d as readYaml, f as locate, i as readTrustedFile, o as writeReport, p as digestOf, s as DOCUMENT_CODES, t as effectiveSha } from "./subject.js";
import { C as NEVER, D as toInstant, S as toJSONSchema, T as parseDuration, _ as strictObject, b as union, c as _enum, d as int, f as literal, i as undecided, l as array, n as inertMarkdown, p as number, v as string } from "./problem.js";
import { setTimeout } from "node:timers/promises";
import { isIP } from "node:net";
import { request } from "node:http";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";
import { promises } from "node:dns";
import { request as request$1 } from "node:https";

// src/probe/read-body.ts
/** Enough for any page that a smoke check reads; what is larger is not kept in memory. */
const MAX_BODY_BYTES = 2097152;
const DECODERS = {
	gzip: createGunzip,
	"x-gzip": createGunzip,
	deflate: createInflate,
	br: createBrotliDecompress
};
/** The limit holds after decoding, so a small compressed body cannot unfold without end. */
async function readBody(response) {
	const encoding = (response.headers["content-encoding"] ?? "identity").trim().toLowerCase();
	const decoder = DECODERS[encoding]?.();
	if (decoder === void 0 && encoding !== "identity" && encoding !== "") return {
		kind: "undecodable",
		why: `the encoding ${JSON.stringify(encoding)} is not known`
	};
	if (decoder === void 0) return collect(response, response);
	response.once("error", (error) => decoder.destroy(error));
	try {
		return await collect(response.pipe(decoder), response);
	} catch (error) {
		if (error instanceof Error && /^(?:Z_|ERR__|ERR_BROTLI|ERR_PADDING)/.test(String(codeOf(error)))) return {
			kind: "undecodable",
			why: error.message
		};
		throw error;
	}
}
async function collect(stream, response) {
	const chunks = [];
	let size = 0;
	for await (const chunk of stream) {
		size += chunk.length;
		if (size > 2097152) {
			response.destroy();
			return { kind: "too-large" };
		}
		chunks.push(chunk);
	}
	return {
		kind: "text",
		text: Buffer.concat(chunks).toString("utf8")
	};
}
function codeOf(error) {
	return "code" in error ? error.code : void 0;
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
	"168.63.129.16",
	"fd00:ec2::254",
	"fd20:ce::254"
];
const GLOBAL_UNICAST = import_ipaddr.default.parseCIDR("2000::/3");
const ALLOWED = {
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
	return ALLOWED[network].includes(kindOf(address));
}
function kindOf(address) {
	const spelled = oneSpelling(address);
	if (spelled === void 0 || !import_ipaddr.default.isValid(spelled)) return "refused";
	const parsed = import_ipaddr.default.parse(spelled);
	const plain = import_ipaddr.default.process(spelled);
	if (METADATA.includes(plain.toString())) return "refused";
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
	if (family !== 0) return judge$1([{
		address: bare,
		family
	}], network);
	try {
		return judge$1(await lookup(bare), network);
	} catch (error) {
		return {
			kind: "unknown-host",
			why: error instanceof Error ? error.message : String(error)
		};
	}
}
function judge$1(addresses, network) {
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

// src/probe/http.ts
/** The http probe: one GET, redirects followed by hand, every hop checked. */
const MAX_REDIRECTS = 5;
const REDIRECTS = /* @__PURE__ */ new Set([
	301,
	302,
	303,
	307,
	308
]);
const CREDENTIALS = /* @__PURE__ */ new Set([
	"authorization",
	"cookie",
	"proxy-authorization"
]);
/** Never rejects: whatever happens is a result. */
async function probeHttp(probe, signal) {
	const startedAt = performance.now();
	const ends = AbortSignal.any([signal, AbortSignal.timeout(probe.timeoutMs)]);
	return {
		...await followRedirects(probe, ends).catch((error) => missing(error, ends)),
		durationMs: performance.now() - startedAt
	};
}
async function followRedirects(probe, signal) {
	let url = new URL(probe.url);
	let headers = probe.headers ?? {};
	for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
		const sent = await send(url, headers, probe, signal);
		if (sent.kind === "outcome") return sent.outcome;
		const next = redirectOf(sent.response, url);
		if (next.kind === "none") return finish(sent.response);
		sent.response.destroy();
		if (next.kind === "refused") return next.outcome;
		if (next.url.origin !== url.origin) headers = withoutCredentials(headers);
		url = next.url;
	}
	return unusable("too-many-redirects", `more than ${MAX_REDIRECTS} redirects, the last one to ${url.origin}`);
}
async function send(url, headers, probe, signal) {
	if (url.protocol !== "http:" && url.protocol !== "https:") return {
		kind: "outcome",
		outcome: unusable("blocked-address", `${url.protocol} is not http or https`)
	};
	const resolved = await Promise.race([resolveHost(url.hostname, probe.network, probe.lookup ?? systemLookup), rejectOnAbort(signal)]);
	if (resolved.kind === "unknown-host") return {
		kind: "outcome",
		outcome: {
			kind: "missing",
			code: "dns",
			message: `${url.hostname} could not be looked up: ${resolved.why}`
		}
	};
	if (resolved.kind === "refused") return {
		kind: "outcome",
		outcome: unusable("blocked-address", `${url.hostname} is ${resolved.address}, which the network setting "${probe.network}" does not allow`)
	};
	return {
		kind: "response",
		response: await get(url, headers, pinned(resolved.addresses), signal)
	};
}
/** A look-up that knows one answer: the addresses that were checked. */
function pinned(addresses) {
	return (_host, options, callback) => {
		const [first] = addresses;
		if (options.all === true || first === void 0) callback(null, [...addresses]);
		else callback(null, first.address, first.family);
	};
}
function get(url, headers, lookup, signal) {
	const request$2 = url.protocol === "https:" ? request$1 : request;
	const options = {
		method: "GET",
		protocol: url.protocol,
		hostname: url.hostname.replace(/^\[|\]$/g, ""),
		port: url.port,
		path: `${url.pathname}${url.search}`,
		agent: false,
		headers: {
			accept: "*/*",
			"accept-encoding": "identity",
			"user-agent": "tidegate-smoke",
			...headers
		},
		lookup,
		signal
	};
	return new Promise((resolve, reject) => {
		request$2(options).once("response", resolve).once("error", reject).end();
	});
}
function redirectOf(response, from) {
	const { location } = response.headers;
	if (location === void 0 || !REDIRECTS.has(response.statusCode ?? 0)) return { kind: "none" };
	if (!URL.canParse(location, from.href)) return {
		kind: "refused",
		outcome: unusable("too-many-redirects", "the answer redirects to something that is not an address")
	};
	const url = new URL(location, from.href);
	if (from.protocol === "https:" && url.protocol === "http:") return {
		kind: "refused",
		outcome: unusable("downgrade", `the answer redirects from https to ${url.origin}, where anybody could answer`)
	};
	return {
		kind: "to",
		url
	};
}
function withoutCredentials(headers) {
	return Object.fromEntries(Object.entries(headers).filter(([name]) => !CREDENTIALS.has(name.toLowerCase())));
}
async function finish(response) {
	const body = await readBody(response);
	if (body.kind === "too-large") return unusable("body-too-large", `the body is larger than ${MAX_BODY_BYTES / 1024 / 1024} MiB`);
	if (body.kind === "undecodable") return unusable("body", `the body could not be decoded: ${body.why}`);
	const seconds = Number(response.headers["retry-after"]);
	return {
		kind: "answer",
		status: response.statusCode ?? 0,
		body: body.text,
		...Number.isFinite(seconds) && seconds > 0 ? { retryAfterMs: seconds * 1e3 } : {}
	};
}
function unusable(code, message) {
	return {
		kind: "unusable",
		code,
		message
	};
}
function missing(error, signal) {
	if (signal.aborted) return {
		kind: "missing",
		code: "timeout",
		message: "no complete answer came in time"
	};
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	if (code === "HPE_HEADER_OVERFLOW") return unusable("body-too-large", "the headers of the answer are larger than 16 KiB");
	const why = error instanceof Error && error.message !== "" ? error.message : code || String(error);
	return {
		kind: "missing",
		code: missingCode(code),
		message: `no answer: ${why}`
	};
}
const UNREACHABLE = /* @__PURE__ */ new Set([
	"ECONNREFUSED",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"EADDRNOTAVAIL"
]);
const TLS = /^(?:ERR_TLS|ERR_SSL|EPROTO|CERT_|DEPTH_|SELF_SIGNED|UNABLE_TO|HOSTNAME_MISMATCH|INVALID_CA|ERR_OSSL)/;
function missingCode(code) {
	if (UNREACHABLE.has(code)) return "connection-refused";
	if (code === "ETIMEDOUT") return "timeout";
	return TLS.test(code) ? "tls" : "connection-reset";
}
function rejectOnAbort(signal) {
	return new Promise((_resolve, reject) => {
		const stop = () => reject(/* @__PURE__ */ new Error("stopped"));
		if (signal.aborted) stop();
		else signal.addEventListener("abort", stop, { once: true });
	});
}

// src/smoke/check.ts
function checkSmoke({ checks }) {
	const ids = checks.map((check) => check.id);
	const findings = checks.flatMap((check, index) => {
		const path = ["checks", index];
		const found = [];
		if (ids.indexOf(check.id) < index) {
			const message = `There are two checks \`${check.id}\`; a report could not tell them apart. Rename one.`;
			found.push({
				code: "check-duplicate",
				path: [...path, "id"],
				at: "value",
				message
			});
		}
		const message = urlProblem(check.http.url);
		if (message !== void 0) found.push({
			code: "url-refused",
			path: [
				...path,
				"http",
				"url"
			],
			at: "value",
			message
		});
		return found;
	});
	if (checks.some((check) => check.severity === "required")) return findings;
	const message = "Every check is advisory, so the run could never fail. Make at least one of them `required`.";
	return [...findings, {
		code: "no-required-check",
		path: ["checks"],
		at: "key",
		message
	}];
}
/** The address itself is not repeated: it may hold what nobody else should read. */
function urlProblem(url) {
	if (!URL.canParse(url)) return "This is not an address, so nothing could be probed. Write it as `https://host/path`.";
	const { username, password } = new URL(url);
	if (username === "" && password === "") return void 0;
	return "The address holds a user name or a password, which would end up in reports. Take it out.";
}

// src/smoke/plan.ts
/** One pass is asked with one sample; a row of passes goes on until it is complete or a limit or the deadline ends it. */
const UNBOUNDED = Number.POSITIVE_INFINITY;
const CONSECUTIVE_ERROR_LIMIT = 4;
const INTERVAL_MS = 1e3;
function planOf(file, configDigest) {
	return {
		deadlineMs: file.deadline,
		configDigest,
		checks: file.checks.map(planCheck)
	};
}
function planCheck(check) {
	const { http, retry, passes } = check;
	const statuses = Array.isArray(http.status) ? http.status : [http.status];
	return {
		id: check.id,
		type: "http",
		severity: check.severity,
		url: http.url,
		timeoutMs: check.timeout,
		expects: {
			statuses: statuses.map(toRange),
			...http.body === void 0 ? {} : { bodyContains: http.body.contains },
			...http.latency === void 0 ? {} : { latencyMs: http.latency }
		},
		retry: {
			attempts: retry.attempts,
			baseMs: retry.base,
			factor: retry.factor,
			maxMs: retry.max
		},
		limits: {
			passes,
			failureLimit: 0,
			consecutiveErrorLimit: CONSECUTIVE_ERROR_LIMIT,
			samples: passes === 1 ? 1 : UNBOUNDED
		},
		intervalMs: INTERVAL_MS
	};
}
function toRange(status) {
	const text = String(status);
	if (text.endsWith("xx")) return {
		from: Number(text[0]) * 100,
		to: Number(text[0]) * 100 + 99
	};
	const [from, to] = text.split("-").map(Number);
	return {
		from: from ?? 0,
		to: to ?? from ?? 0
	};
}

// src/smoke/problem-codes.ts
const SMOKE_PROBLEM_CODES = {
	...DOCUMENT_CODES,
	"unknown-name": "A name to be filled in that nobody set.",
	"url-refused": "An address that cannot be read, or that holds a user name or a password.",
	"check-duplicate": "Two checks of one id.",
	"no-required-check": "Every check is advisory."
};

// src/smoke/duration.ts
/** Lengths of time in a smoke file: those of every document, and `ms`, since an answer comes sooner than a second. */
/** No run takes longer, and timers count to 24 days. */
const LONGEST_MS = 6048e5;
/** Milliseconds above zero, or undefined when the text is not a length of time that a run could wait for. */
function durationMs(text) {
	const short = /^(\d{1,9})ms$/.exec(text);
	const ms = short === null ? parseDuration(text) : Number(short[1]);
	return ms !== void 0 && ms > 0 && ms <= LONGEST_MS ? ms : void 0;
}

// src/smoke/schema.ts
/** The smoke file as people write it (contract, section 7). The published JSON Schema is generated from here. */
const A_DURATION = "a length of time above zero and up to `7d`, such as `500ms`, `10s` or `5m`";
/** Milliseconds. */
const duration = string().transform((text, context) => {
	const ms = durationMs(text);
	if (ms !== void 0) return ms;
	context.issues.push({
		code: "invalid_format",
		format: "length-of-time",
		message: A_DURATION,
		input: text
	});
	return NEVER;
}).meta({ title: "length of time" });
const status = union([int().min(100).max(599), string().regex(/^(?:[1-5]xx|[1-5]\d\d(?:-[1-5]\d\d)?)$/, "a status such as `200`, a class such as `2xx` or a range such as `200-204`")]).meta({ title: "status (200), class (2xx) or range (200-204)" });
const httpCheck = strictObject({
	url: string().regex(/^https?:\/\//i, "an address that begins with `http://` or `https://`").max(2048).meta({
		title: "address",
		description: "The address that is asked."
	}),
	method: literal("GET").default("GET").meta({ description: "A probe changes nothing." }),
	status: union([status, array(status).min(1)]).default(200).meta({ description: "Statuses that pass." }),
	body: strictObject({ contains: string().min(1).meta({ description: "The body contains this text." }) }).optional().meta({ description: "What must hold of the body." }),
	latency: duration.optional().meta({ description: "The whole answer is there within this time." })
});
const retry = strictObject({
	attempts: int().min(1).max(10).default(3).meta({ description: "How often one sample is tried." }),
	base: duration.prefault("1s").meta({ description: "Wait before the second attempt." }),
	factor: number().min(1).max(10).default(2).meta({ description: "By how much each wait is longer than the last." }),
	max: duration.prefault("15s").meta({ description: "Longest wait between two attempts." })
});
const check = strictObject({
	id: string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "at most 64 letters, digits, `.`, `_` and `-`, a letter or digit first").meta({
		title: "name",
		description: "Unique. Names the check in reports."
	}),
	http: httpCheck.meta({ description: "One GET request and what must hold of its answer." }),
	severity: _enum(["required", "advisory"]).default("required").meta({ description: "Whether the verdict of the run depends on it." }),
	timeout: duration.prefault("10s").meta({ description: "Longest time one attempt may take." }),
	retry: retry.prefault({}).meta({ description: "Attempts before a sample counts as failed." }),
	passes: int().min(1).max(100).default(1).meta({ description: "How often in a row the check must pass." })
});
const SmokeFile = strictObject({
	version: literal(1).meta({ description: "The version of the language." }),
	deadline: duration.prefault("10m").meta({ description: "Longest time the whole run may take." }),
	checks: array(check).min(1).max(100).meta({ description: "What is checked, in the order of the report." })
});
/** The JSON Schema that editors use (draft 2020-12, of what people write: defaults may be left out). */
function smokeJsonSchema() {
	return toJSONSchema(SmokeFile, { io: "input" });
}

// src/smoke/substitute.ts
const PLACE = /\$\{([^}]*)\}/g;
/** The value with every `${NAME}` replaced, and the names that nobody set. Keys are left as they are. */
function substitute(value, names) {
	const unknown = [];
	return {
		value: replaceIn(value, [], names, unknown),
		unknown
	};
}
function replaceIn(value, path, names, unknown) {
	if (typeof value === "string") return value.replace(PLACE, (place, name) => {
		const text = names.get(name);
		if (text === void 0) unknown.push({
			path,
			name
		});
		return text ?? place;
	});
	if (Array.isArray(value)) return value.map((item, index) => replaceIn(item, [...path, index], names, unknown));
	if (typeof value !== "object" || value === null) return value;
	const entries = Object.entries(value).map(([key, item]) => [key, replaceIn(item, [...path, key], names, unknown)]);
	return Object.fromEntries(entries);
}

// src/smoke/parse.ts
/** Text of a smoke file to a plan, or to problems with line and column. Nothing is probed before this succeeds. */
/** Every problem is found in one go, in the order of the file. */
function parseSmoke(text, { file, names }) {
	const origin = {
		source: "smoke",
		file
	};
	const read = readYaml(text);
	if (read.kind === "unreadable") return {
		kind: "invalid",
		problems: [{
			severity: "error",
			...origin,
			...read.problem
		}]
	};
	const { document } = read;
	const invalid = (found) => ({
		kind: "invalid",
		problems: locate(found, document, origin)
	});
	const filled = substitute(document.value, names);
	if (filled.unknown.length > 0) return invalid(filled.unknown.map(sayUnknownName));
	const shaped = SmokeFile.safeParse(filled.value);
	if (!shaped.success) {
		const issues = shaped.error.issues;
		return invalid(shapeProblems(issues, document.value, {
			schema: smokeJsonSchema(),
			codes: SMOKE_PROBLEM_CODES
		}));
	}
	const found = checkSmoke(shaped.data);
	if (found.length > 0) return invalid(found);
	return {
		kind: "valid",
		plan: planOf(shaped.data, digestOf(document.value))
	};
}
function sayUnknownName({ path, name }) {
	return {
		code: "unknown-name",
		path,
		at: "value",
		message: `Nobody set \`${name}\`, so it is not known what would be probed. Set it, or write the value out.`
	};
}

// src/smoke/verdict.ts
const NO_SAMPLES = {
	samples: 0,
	fails: 0,
	passesInARow: 0,
	errorsInARow: 0,
	answers: 0,
	last: null
};
function countSample(tally, sample) {
	const { result } = sample;
	return {
		samples: tally.samples + 1,
		fails: tally.fails + (result === "fail" ? 1 : 0),
		passesInARow: result === "pass" ? tally.passesInARow + 1 : 0,
		errorsInARow: result === "error" ? tally.errorsInARow + 1 : 0,
		answers: tally.answers + (sample.wasAnswered ? 1 : 0),
		last: result
	};
}
/** The verdict so far, or null: another sample is needed. The rules stand in the order in which they win. */
function judge(tally, limits) {
	if (tally.fails > limits.failureLimit) return "fail";
	if (tally.errorsInARow > limits.consecutiveErrorLimit) return "error";
	if (tally.passesInARow >= limits.passes) return "pass";
	if (tally.samples < limits.samples) return null;
	return tally.last === "error" ? "error" : "inconclusive";
}
/** The verdict of a check that the deadline cut short. */
function judgeAtDeadline(tally) {
	if (tally.answers === 0) return "error";
	return tally.fails > 0 ? "fail" : "inconclusive";
}
const SEVERITY = [
	"pass",
	"inconclusive",
	"error",
	"fail"
];
/** The worst verdict of the required checks. None at all is an error: nothing was shown. */
function worstOf(required) {
	if (required.length === 0) return "error";
	const ranks = required.map((verdict) => SEVERITY.indexOf(verdict === "skipped" ? "error" : verdict));
	return SEVERITY[Math.max(...ranks)] ?? "error";
}

// src/smoke/report.ts
function reportOf(plan, frame, checks) {
	const required = checks.filter((check) => check.severity === "required");
	const verdict = worstOf(required.map((check) => check.verdict));
	return {
		version: 1,
		verdict,
		reason: (verdict === "pass" ? void 0 : required.find((check) => check.verdict === verdict))?.reason ?? null,
		...frame.environment === void 0 ? {} : { environment: frame.environment },
		...frame.sha === void 0 ? {} : { sha: frame.sha },
		startedAt: frame.startedAt,
		finishedAt: frame.finishedAt,
		configDigest: plan.configDigest,
		checks
	};
}

// src/smoke/assess.ts
function assess(result, expects) {
	if (result.kind === "answer") return assessAnswer(result, expects);
	const isMissing = result.kind === "missing";
	return {
		verdict: "error",
		code: result.code,
		message: result.message,
		isWorthRetrying: isMissing,
		countsAsFailure: isMissing
	};
}
function assessAnswer(answer, expects) {
	const { status, durationMs } = answer;
	if (!expects.statuses.some(({ from, to }) => status >= from && status <= to)) return {
		...failure("status", `expected status ${expects.statuses.map(({ from, to }) => from === to ? `${from}` : `${from}-${to}`).join(", ")}, but found ${status}`),
		isWorthRetrying: status >= 500 || status === 429,
		retryAfterMs: answer.retryAfterMs
	};
	if (expects.bodyContains !== void 0 && !answer.body.includes(expects.bodyContains)) return failure("body", `expected the body to contain ${JSON.stringify(expects.bodyContains)}, but it does not`);
	if (expects.latencyMs !== void 0 && durationMs > expects.latencyMs) return failure("latency", `expected an answer within ${expects.latencyMs} ms, but it took ${Math.ceil(durationMs)} ms`);
	return {
		verdict: "pass",
		code: null,
		message: `status ${status} in ${Math.round(durationMs)} ms`,
		isWorthRetrying: false,
		countsAsFailure: false
	};
}
function failure(code, message) {
	return {
		verdict: "fail",
		code,
		message,
		isWorthRetrying: false,
		countsAsFailure: true
	};
}

// src/smoke/run-check.ts
/** Takes samples of one check until its verdict stands, or until it is cut short. */
async function runCheck(check, ports, ends) {
	const attempts = [];
	let tally = NO_SAMPLES;
	for (;;) {
		const sample = await takeSample(check, ports, ends.any);
		attempts.push(...sample.attempts);
		tally = count(tally, sample);
		const verdict = judge(tally, check.limits);
		if (verdict !== null && !(sample.wasCut && verdict !== "fail")) return report(check, verdict, attempts);
		if (!sample.wasCut) await ports.sleep(check.intervalMs, ends.any);
		if (ends.any.aborted) return reportCut(check, tally, attempts, ends);
	}
}
async function takeSample(check, ports, signal) {
	const attempts = [];
	for (;;) {
		if (signal.aborted) return {
			attempts,
			wasCut: true
		};
		const at = ports.now();
		const result = await ports.probe({
			url: check.url,
			timeoutMs: check.timeoutMs
		}, signal);
		if (signal.aborted && result.kind !== "answer") return {
			attempts,
			wasCut: true
		};
		const attempt = attemptOf(at, result, check);
		attempts.push(attempt);
		if (!attempt.assessment.isWorthRetrying || attempts.length >= check.retry.attempts) return {
			attempts,
			wasCut: false
		};
		await ports.sleep(backoff(check.retry, attempts.length, attempt.assessment.retryAfterMs, ports.random()), signal);
	}
}
function attemptOf(at, result, check) {
	const assessment = assess(result, check.expects);
	const { verdict, code } = assessment;
	const duration = Math.round(result.durationMs);
	return {
		assessment,
		wasAnswered: result.kind === "answer",
		report: {
			at: toInstant(at),
			duration,
			verdict,
			reason: code === null ? null : { code }
		}
	};
}
/** Exponential with full jitter. The other side may ask for more patience, up to the longest wait. */
function backoff(retry, attempt, retryAfterMs, random) {
	const ceiling = Math.min(retry.maxMs, retry.baseMs * retry.factor ** (attempt - 1));
	return Math.max(random * ceiling, Math.min(retryAfterMs ?? 0, retry.maxMs));
}
function count(tally, sample) {
	const last = sample.attempts.at(-1);
	if (last === void 0) return tally;
	return countSample(tally, {
		result: resultOf(last.assessment, sample.wasCut),
		wasAnswered: sample.attempts.some((attempt) => attempt.wasAnswered)
	});
}
function resultOf(assessment, wasCut) {
	if (assessment.verdict === "error") return assessment.countsAsFailure && !wasCut ? "fail" : "error";
	return assessment.verdict;
}
function report(check, verdict, attempts) {
	const last = attempts.at(-1)?.assessment;
	const passed = verdict === "pass";
	return reportWith(check, verdict, {
		attempts,
		flaky: passed && attempts.some((attempt) => attempt.assessment.verdict !== "pass"),
		code: passed ? null : last?.code ?? null,
		message: last?.message ?? ""
	});
}
function reportCut(check, tally, attempts, ends) {
	if (!ends.deadline.aborted) return reportWith(check, "skipped", {
		attempts,
		flaky: false,
		code: "fail-fast",
		message: "not finished, because a required check had failed"
	});
	const last = attempts.at(-1)?.assessment;
	const seen = last === void 0 ? "no attempt had finished" : `last seen: ${last.message}`;
	const verdict = judgeAtDeadline(tally);
	return reportWith(check, verdict, {
		attempts,
		flaky: false,
		code: verdict === "fail" ? last?.code ?? "timeout" : "timeout",
		message: `the deadline of the run came first; ${seen}`
	});
}
function reportWith(check, verdict, end) {
	return {
		id: check.id,
		type: check.type,
		severity: check.severity,
		verdict,
		flaky: end.flaky,
		reason: end.code === null ? null : { code: end.code },
		message: end.message,
		attempts: end.attempts.slice(-10).map((attempt) => attempt.report)
	};
}

// src/smoke/run.ts
/** Runs a plan and writes its report. */
/** Checks that run at one time: enough to be quick, too few to be a load test. */
const CONCURRENCY = 4;
async function runSmoke(plan, subject, ports) {
	const startedAt = toInstant(ports.now());
	const failFast = new AbortController();
	const deadline = ports.signalAfter(plan.deadlineMs);
	const ends = {
		deadline,
		failFast: failFast.signal,
		any: AbortSignal.any([deadline, failFast.signal])
	};
	const checks = await runAll(plan.checks, async (check) => {
		const report = await runCheck(check, ports, ends);
		if (report.severity === "required" && report.verdict === "fail") failFast.abort();
		return report;
	});
	return reportOf(plan, {
		...subject,
		startedAt,
		finishedAt: toInstant(ports.now())
	}, checks);
}
/** In the order of the file, at most {@link CONCURRENCY} at a time. */
async function runAll(checks, run) {
	const reports = [];
	const waiting = checks.entries();
	const worker = async () => {
		for (const [index, check] of waiting) reports[index] = await run(check);
	};
	await Promise.all(Array.from({ length: CONCURRENCY }, worker));
	return reports;
}

// src/action/smoke-outcome.ts
/** A smoke report as outputs, text and files. */
async function smokeOutcome(report, inputs, reportDir) {
	const { verdict, checks } = report;
	const stops = inputs.failOn === "fail" ? verdict === "fail" : verdict !== "pass";
	const result = JSON.stringify(report);
	return {
		decision: stops ? "stop" : "proceed",
		verdict,
		reasonCode: report.reason?.code ?? "",
		headline: headlineOf(report),
		details: checks.map(lineOf).join("\n"),
		summary: summaryOf(report),
		problems: [],
		outputs: {
			result,
			"report-path": await writeReport(reportDir, "smoke-report.json", result),
			"failed-checks": idsOf(checks, ({ verdict: one }) => one !== "pass" && one !== "skipped"),
			"flaky-checks": idsOf(checks, (check) => check.flaky),
			"verified-sha": verdict === "pass" && !inputs.isDryRun ? report.sha ?? "" : ""
		}
	};
}
function idsOf(checks, wanted) {
	return checks.filter(wanted).map((check) => check.id).join(",");
}
function headlineOf({ verdict, checks }) {
	const decisive = checks.find((check) => check.severity === "required" && check.verdict === verdict);
	const flaky = checks.filter((check) => check.flaky).length;
	if (verdict === "pass") return `Smoke: pass, ${checks.length} ${checks.length === 1 ? "check" : "checks"}${flaky > 0 ? `, ${flaky} only after a retry` : ""}.`;
	return `Smoke: ${verdict}${decisive === void 0 ? "" : `, check ${decisive.id}: ${decisive.message}`}`;
}
function lineOf(check) {
	const severity = check.severity === "advisory" ? " (advisory)" : "";
	const flaky = check.flaky ? ", flaky" : "";
	return `${check.verdict}${flaky} ${check.id}${severity}: ${check.message}, ${attemptsOf(check)}`;
}
function attemptsOf({ attempts }) {
	return `${attempts.length} ${attempts.length === 1 ? "attempt" : "attempts"}`;
}
function summaryOf(report) {
	const rows = report.checks.map((check) => [
		inertMarkdown(check.id),
		`${check.verdict}${check.flaky ? " (flaky)" : ""}${check.severity === "advisory" ? " (advisory)" : ""}`,
		String(check.attempts.length),
		check.reason?.code ?? "",
		inertMarkdown(check.message)
	].join(" | "));
	return [
		`### Tidegate smoke: ${report.verdict}`,
		"",
		inertMarkdown(headlineOf(report)),
		"",
		"| check | verdict | attempts | reason | what was seen |",
		"| --- | --- | --- | --- | --- |",
		...rows.map((row) => `| ${row} |`)
	].join("\n");
}

// src/action/smoke.ts
/** `command: smoke`: does what was just deployed work? */
async function runSmokeCommand(inputs, runner, connect) {
	const { smokeFile: path, isDryRun } = inputs;
	const text = await readTrustedFile({
		path,
		isDryRun,
		workspace: runner.workspace,
		connect
	});
	if (text === null) return undecided("no-smoke-file", `There is no ${path} on ${isDryRun ? "the workspace" : "the default branch"}, so nothing can be verified: add it, or correct "smoke-file".`);
	const parsed = parseSmoke(text, {
		file: path,
		names: inputs.set
	});
	if (parsed.kind === "invalid") {
		const found = `${path} is not a valid smoke file, so nothing was probed: correct it (${parsed.problems.length} found, listed with line and column).`;
		return undecided("invalid-smoke-file", found, parsed.problems);
	}
	const sha = effectiveSha(inputs.sha, runner);
	const environment = inputs.environment || runner.deployment?.environment;
	const report = await runSmoke(parsed.plan, {
		environment,
		sha
	}, portsFor(inputs));
	return smokeOutcome(report, inputs, inputs.reportDir || runner.reportDir);
}
function portsFor({ network }) {
	return {
		probe: ({ url, timeoutMs }, signal) => probeHttp({
			url,
			timeoutMs,
			network
		}, signal),
		now: Date.now,
		sleep: (ms, signal) => setTimeout(ms, void 0, { signal }).catch(() => void 0),
		random: Math.random,
		signalAfter: (ms) => AbortSignal.timeout(ms)
	};
}

export { runSmokeCommand };