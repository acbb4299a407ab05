// What comes before every command: `node .config/prepare.mjs [build]` installs what is missing and, if asked, builds.
import { inTurn, install } from './install.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(`Tocsin needs Node 20.20 or newer; this is ${process.version}.`);
  process.exit(1);
}

await inTurn(async () => {
  await install();
  if (process.argv[2] !== 'build') return;
  // Only now, because it imports a package.
  const { build } = await import('./build.mjs');
  await build();
});
