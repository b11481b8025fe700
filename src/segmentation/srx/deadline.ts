/**
 * Runs `work` and gives what it gives, or undefined where it took too long for a text of so many UTF-16 units.
 *
 * A regular expression cannot stop itself, so that whoever runs user rules brings a way to interrupt them.
 */
export type Deadline = <T extends object>(work: () => T, units: number) => T | undefined;
