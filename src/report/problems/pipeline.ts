/** What can go wrong in `pipeline.ts`, by code. */
export const pipelineProblems = {} as const;
