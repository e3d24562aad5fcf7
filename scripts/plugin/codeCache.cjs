// Run by the Node that goes into the executable: `node --hash-seed=1 codeCache.cjs BUNDLE CACHE` starts the provider, and
// writes what V8 has compiled by the time it serves. With a fixed hash seed the same bundle always gives the same bytes.

const fs = require("node:fs");
const { Script } = require("node:vm");

/** Where V8 keeps the hash of the flags that a cache was made with; it refuses the cache under other flags. */
const flagHash = { begin: 12, end: 16 };

const [, , file, cache] = process.argv;
process.argv.splice(1, 3, file, "127.0.0.1:1");

const script = new Script(fs.readFileSync(file, "latin1"), { filename: "provider.js" });

function writeCache() {
  const data = script.createCachedData();
  // The executable runs without the flag for the hash seed; the cache does not depend on the seed.
  fs.readFileSync(`${cache}.flags`).copy(data, flagHash.begin, flagHash.begin, flagHash.end);
  fs.writeFileSync(cache, data);
  process.exit(0);
}

// The port is what a provider prints when it serves.
console.log = () => setImmediate(writeCache);
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, require, module_, file, ".");
