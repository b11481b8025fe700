/** The package ships no types; values are as `src/exchange/xliff-js.ts` describes them, and proved by it. */
declare module "xliff" {
  interface Options {
    readonly indent?: string;
    readonly captureSpacesBetweenElements?: boolean;
  }
  interface Read {
    readonly sourceLanguage: string;
    readonly targetLanguage?: string;
    readonly resources: Readonly<Record<string, Readonly<Record<string, Unit>>>>;
  }
  interface Unit {
    readonly source?: unknown;
    readonly target?: unknown;
    readonly groupUnits?: Readonly<Record<string, Unit>>;
  }
  export function xliff12ToJs(xml: string, options?: Options): Promise<Read>;
  export function xliff2js(xml: string, options?: Options): Promise<Read>;
  export function jsToXliff12(js: object, options?: Options): Promise<string>;
  export function js2xliff(js: object, options?: Options): Promise<string>;
}
