declare module "xliff" {
  /** Sources and targets by file, group and unit; the package ships no types. */
  export function xliff12ToJs(xml: string): Promise<{
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
    readonly resources: Readonly<
      Record<
        string,
        Readonly<Record<string, { readonly groupUnits: Readonly<Record<string, { source: string; target: string }>> }>>
      >
    >;
  }>;
}
