// Lint rules: which folder of the provider may import what, how long things may be, and the checks that need types.

import eslint from "@eslint/js";
import tseslint from "typescript-eslint";

const typeScript = ["provider/**/*.ts", "tests/**/*.ts", "bench/**/*.ts"];
const unused = { argsIgnorePattern: "^_", varsIgnorePattern: "^_", ignoreRestSiblings: true };
const scripts = ["scripts/**/*.mjs", "*.mjs", "scripts/**/*.cjs"];

const nodeGlobals = [
  "Blob",
  "FormData",
  "URLSearchParams",
  "process",
  "console",
  "Buffer",
  "URL",
  "AbortController",
  "AbortSignal",
  "fetch",
  "structuredClone",
  "performance",
  "setTimeout",
  "clearTimeout",
  "setInterval",
  "clearInterval",
  "setImmediate",
  "__dirname",
];

/** The layers of the provider, lowest first: each imports from itself and from those before it. */
const layers = [
  "schema",
  "plan",
  "manifests",
  "wire",
  "release",
  "diagnosis",
  "resources",
  "provider",
  "index",
  "launcher",
];

/**
 * The rooms of plan, manifests and resources, lowest first: a room imports from itself and from those before it. A room
 * of one layer has its namesake in the next; what lies beside the rooms puts them together.
 */
export const rooms = [
  // The base: rules, names, Kubernetes objects, what containers have in common, children of the component.
  "checks",
  "base",
  "kubernetes",
  "kit",
  "children",
  // Capabilities.
  "address",
  "dhcp",
  "tls",
  "access",
  "credentials",
  "database",
  "monitoring",
  "highAvailability",
  "ramdisk",
  "extraConfig",
  "storage",
  "switches",
  "handover",
  // What the others are put together in.
  "pod",
  // What is said about all of them.
  "upgrade",
];

/** What the layers that only decide and describe may not touch: the same inputs must always give the same result. */
const impureGlobals = [
  "globalThis",
  "global",
  "process",
  "Date",
  "performance",
  "crypto",
  "fetch",
  "setTimeout",
  "setInterval",
  "setImmediate",
  "queueMicrotask",
  "console",
  "require",
].map((name) => ({ name, message: "Plan and manifests know no clock, no environment, no randomness and no effects." }));

const noRandomness = { object: "Math", property: "random", message: "The same inputs must always give the same plan." };

/** Refuses imports from higher layers, and of packages other than the given ones; without packages, any will do. */
function layer(name, { files = [`provider/${name}/**`], packages, typesOfPackages = false } = {}) {
  return restrictedImports(`layer ${name}`, files, layerPatterns(name, { packages, typesOfPackages }));
}

function restrictedImports(name, files, patterns) {
  return { name, files, rules: { "@typescript-eslint/no-restricted-imports": ["error", { patterns }] } };
}

function layerPatterns(name, { packages, typesOfPackages = false } = {}) {
  const above = layers.slice(layers.indexOf(name) + 1);
  const fromAbove = {
    regex: `^(\\.\\.?/)+(${above.join("|")})(/|$)`,
    message: `${name} lies below ${above.join(", ")}: imports go one way (${layers.join(" <- ")}).`,
  };
  const fromPackages = packages && {
    regex: `^(?!\\.|(${["", ...packages].join("|")})$)`,
    message: `${name} imports no packages${packages.length === 0 ? "" : ` but ${packages.join(", ")}`}.`,
    allowTypeImports: typesOfPackages,
  };
  return [fromAbove, fromPackages].filter((pattern) => pattern !== undefined);
}

/** A layer with rooms: its own rules, and for each room those of the order of rooms as well. */
function layerWithRooms(name, options) {
  const patterns = layerPatterns(name, options);
  const room = (own, i) => {
    const later = rooms.slice(i + 1);
    const message = `${own} lies below ${later.join(", ")}: rooms import one way (${rooms.join(" <- ")}).`;
    return restrictedImports(
      `room ${own} of ${name}`,
      [`provider/${name}/${own}/**`],
      [
        ...patterns,
        // "upgrade" is the last one: only what lies beside the rooms is refused there.
        ...(later.length === 0 ? [] : [{ regex: `^\\.\\./(${later.join("|")})/`, message }]),
        {
          regex: "^\\.\\./[A-Za-z]+$",
          message: `What lies beside the rooms of ${name} puts them together: no room imports it.`,
        },
      ],
    );
  };
  return [restrictedImports(`layer ${name}`, [`provider/${name}/**`], patterns), ...rooms.map(room)];
}

/** Applied as they stand by the contract test, without the rules that need types. */
export const layering = [
  {
    files: typeScript,
    languageOptions: { parser: tseslint.parser },
    plugins: { "@typescript-eslint": tseslint.plugin },
  },
  layer("schema"),
  ...layerWithRooms("plan", { packages: ["fastest-levenshtein", "ipaddr.js"] }),
  ...layerWithRooms("manifests", { packages: [], typesOfPackages: true }),
  layer("wire"),
  layer("release", { packages: [], typesOfPackages: true }),
  layer("diagnosis"),
  ...layerWithRooms("resources"),
  layer("provider", { files: ["provider/*.ts"] }),
  // It runs before there is anything to import.
  layer("launcher", { packages: ["node:sea", "node:vm"] }),
  {
    name: "pure",
    files: [
      "provider/plan/**",
      "provider/manifests/**",
      "provider/release/**",
      "provider/schema/{types,defaults,value}.ts",
    ],
    rules: {
      "no-restricted-globals": ["error", ...impureGlobals],
      "no-restricted-properties": ["error", noRandomness],
    },
  },
  {
    name: "imports that the rules above can see",
    files: ["provider/**/*.ts"],
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ImportExpression", message: "An import() hides from the rule about layers." },
      ],
      "@typescript-eslint/no-require-imports": ["error", { allowAsImport: true }],
    },
  },
];

export default tseslint.config(
  { ignores: ["sdk/**", "dist/**", "examples/**", "tools/**", "**/node_modules/**", ".up/**"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  eslint.configs.recommended,
  {
    files: typeScript,
    extends: [...tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      eqeqeq: "error",
      "max-lines": ["error", 300],
      "@typescript-eslint/consistent-type-imports": ["error", { fixStyle: "inline-type-imports" }],
      "@typescript-eslint/prefer-nullish-coalescing": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", unused],
      // A provider or a test double implements asynchronous interfaces, also where there is nothing to wait for.
      "@typescript-eslint/require-await": "off",
    },
  },
  // Generated.
  { files: ["provider/schema/types.ts", "provider/plan/extraConfig/ironicOptions.ts"], rules: { "max-lines": "off" } },
  {
    files: ["provider/**/*.ts"],
    rules: {
      // The engine reads the port from stdout; people read messages through the engine.
      "no-console": "error",
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      // Tests take single functions out of modules whose types they write down by hand.
      "@typescript-eslint/unbound-method": "off",
      // They read what programs print, and then compare it with what they expect: a wrong type shows as a failure. These
      // rules take half of the time of all rules.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
    },
  },
  {
    name: "one assertion library",
    files: ["tests/**/*.ts", "bench/**/*.ts"],
    rules: {
      "@typescript-eslint/no-restricted-imports": [
        "error",
        {
          patterns: [{ regex: "^(node:)?assert(/strict)?$", message: "Tests assert with chai's expect." }],
          paths: [{ name: "chai", importNames: ["assert", "should"], message: "Tests assert with chai's expect." }],
        },
      ],
      // What chai-as-promised returns is a thenable: without an await, it holds nothing.
      "@typescript-eslint/no-floating-promises": ["error", { checkThenables: true }],
    },
  },
  {
    files: scripts,
    languageOptions: {
      globals: Object.fromEntries(nodeGlobals.map((name) => [name, "readonly"])),
    },
    rules: { eqeqeq: "error", "max-lines": ["error", 300], "no-unused-vars": ["error", unused] },
  },
  layering,
);
