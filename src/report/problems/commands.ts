/** What can go wrong in `commands/`, by code. */
export const commandsProblems = {} as const;
