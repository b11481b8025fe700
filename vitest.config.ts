import { defineConfig, type ViteUserConfig } from "vitest/config";

const config: ViteUserConfig = defineConfig({
  test: {
    include: ["tests/**/*.test.ts"],
    exclude: ["tests/{crash,interop,browser}/**", "**/node_modules/**"],
    // By default one core is left idle, which on two cores is half of them.
    maxWorkers: "100%",
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The command line speaks the language of the environment; what tests expect of it is English.
    env: { LC_ALL: "C.UTF-8", METADATA_SERVER_DETECTION: "none", NO_COLOR: "1", SOURCE_DATE_EPOCH: "1767225600" },
  },
});
export default config;
