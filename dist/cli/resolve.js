import { isIP } from "node:net";
import { promises } from "node:dns";
import ipaddr from "ipaddr.js";

// src/probe/network.ts
/**
* Which addresses a probe may talk to. A URL can come from people who may not reach what the runner can reach, so
* what is not known to be allowed is refused.
*/
/** Addresses of cloud metadata services that lie outside the link-local range. */
const METADATA = [
	"168.63.129.16/32",
	"100.100.100.200/32",
	"fd00:ec2::/32",
	"fd20:ce::254/128",
	"fd00:42::42/128"
].map((block) => ipaddr.parseCIDR(block));
const GLOBAL_UNICAST = ipaddr.parseCIDR("2000::/3");
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
	if (spelled === void 0 || !ipaddr.isValid(spelled)) return "refused";
	const parsed = ipaddr.parse(spelled);
	const plain = ipaddr.process(spelled);
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

export { systemLookup as n, isAllowed as r, resolveHost as t };