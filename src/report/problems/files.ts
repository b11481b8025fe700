/** What can go wrong in `files/`, by code. */
export const filesProblems = {} as const;
