/** What can go wrong in `cli.ts`, by code. */
export const cliProblems = {} as const;
