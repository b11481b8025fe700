declare module "xliff" {
  /** Sources and targets by file, group and unit; the package ships no types. */
  interface XliffJs {
    readonly sourceLanguage: string;
    readonly targetLanguage: string;
    readonly resources: Readonly<
      Record<
        string,
        Readonly<Record<string, { readonly groupUnits: Readonly<Record<string, { source: string; target: string }>> }>>
      >
    >;
  }
  export function xliff12ToJs(xml: string): Promise<XliffJs>;
  export function jsToXliff12(js: XliffJs): Promise<string>;
}
