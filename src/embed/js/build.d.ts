// `build.js`, which `cargo xtask dist` generates: the version, the files of the release, and
// wasm-bindgen's glue.

import type { Answers, Config, Details, Plan, PlanRequest, PlanResult, RecoveryCalculator } from "../api/recovery-calculator.js";

/** A file whose name contains its hash, and the full hash. */
export interface ReleaseFile {
  file: string;
  sri: string;
}

/** An element as data: its name, its attributes, its children. */
export type ElementData = [name: string, attributes: Record<string, string>, ...children: (string | ElementData)[]];

export const VERSION: string;
export const FILES: { wasm: ReleaseFile; help: ReleaseFile; locales: Record<string, ReleaseFile> };
/** The styles of the first view. */
export const STYLES: string;
/** The first two questions, and the data that decides whether and how they may be shown. */
export const FIRST_QUESTIONS: {
  steps: [ElementData, ElementData];
  /** A pattern for the keys of their messages. */
  keys: string;
  /** The regions where a run is measured in miles. */
  miles: string[];
  /** A pattern for what no theme value may contain, and its maximum length. */
  unsafe: string;
  longest: number;
  /** The theme tokens that are not colours, with a CSS property that takes the same values. */
  kinds: Record<string, string>;
};

/** A fresh instance of the wasm's JavaScript. After a trap it is lost, and `onTrap` is called. */
export function createGlue(onTrap: (error: Error) => void): Glue;

export interface Glue {
  init(module: WebAssembly.Module): Promise<void>;
  /** Called on a panic, in a build with panic messages. */
  watch(report: (message: string) => void): void;
  plan(request: PlanRequest): PlanResult;
  Locale: new (packed: Uint8Array) => Locale;
  Input: new (locale: Locale, given: object) => Input;
  Widget: new (
    mount: HTMLElement, input: Input, answers: Answers | null, kept: object | null,
    onEvent: (name: string, detail: any) => boolean,
  ) => Widget;
}

export interface Locale {
  free(): void;
}

export interface Input {
  /** The path and the code of each problem. */
  readonly warned: string[];
  free(): void;
}

export interface Widget {
  show(): void;
  /** Checks the colours of the page again. */
  look(): void;
  update(input: Input): void;
  destroy(): void;
  merge(answers: Answers): void;
  reset(): void;
  answers(): Answers;
  /** What a widget that comes after this one begins with. */
  kept(): { answers: Answers } | null;
  result(): Plan | null;
  step(): RecoveryCalculator["step"];
  config(): Config;
  exportICS(): File | undefined;
  exportText(): string | undefined;
  shareURL(): string | undefined;
  print(): boolean | undefined;
  readonly source: Details["rcv-ready"]["source"];
  readonly hasDataLayer: boolean;
}
