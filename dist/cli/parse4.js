import { t as parseSmoke } from "./parse3.js";

export { parseSmoke };