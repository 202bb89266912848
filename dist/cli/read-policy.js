import { n as readPolicy, t as policyIn } from "./read-policy2.js";

export { policyIn, readPolicy };