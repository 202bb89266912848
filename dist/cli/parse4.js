import { n as parseWatched, t as parseSmoke } from "./parse3.js";

export { parseSmoke, parseWatched };