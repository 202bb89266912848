// Stops with one clear sentence when this is not the Node that Tidegate needs. Plain JavaScript on purpose: it has to
// run on the very versions that it turns away.
const major = Number(process.versions.node.split('.')[0]);
if (!(major >= 24)) {
  console.error(
    'Tidegate needs Node 24 or newer, and this is Node ' +
      process.versions.node +
      '. `npm ci` puts Node 24 into node_modules for the npm scripts (its install script must be allowed: no ' +
      '--ignore-scripts); then start things with `npm run …` or `npm test`, or install Node 24 yourself.',
  );
  process.exit(1);
}
