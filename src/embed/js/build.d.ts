// `build.js`, which `cargo xtask dist` writes: the version, the files of the release, and the glue of
// wasm-bindgen.

import type { Answers, Config, Details, Plan, PlanRequest, PlanResult, RecoveryCalculator } from "../api/recovery-calculator.js";

/** A file under a name that changes with its bytes, and the hash of these. */
export interface ReleaseFile {
  file: string;
  sri: string;
}

/** An element as data: its name, its attributes, its children. */
export type ElementData = [name: string, attributes: Record<string, string>, ...children: (string | ElementData)[]];

export const VERSION: string;
export const FILES: { wasm: ReleaseFile; help: ReleaseFile; locales: Record<string, ReleaseFile> };
/** The styles of what is shown before the wasm is there. */
export const STYLES: string;
/** The first two questions, and what decides whether and how they may be shown. */
export const FIRST_QUESTIONS: {
  steps: [ElementData, ElementData];
  /** A pattern for the keys of the messages in them. */
  keys: string;
  /** The regions where a run is measured in miles. */
  miles: string[];
  /** A pattern for what no value of a theme may contain, and how long it may be. */
  unsafe: string;
  longest: number;
  /** The tokens of a theme that are no colours, with a CSS property that takes the same values. */
  kinds: Record<string, string>;
};

/** A fresh instance of the wasm's JavaScript. After a trap it is lost, and `onTrap` hears of it. */
export function createGlue(onTrap: (error: Error) => void): Glue;

export interface Glue {
  init(module: WebAssembly.Module): Promise<void>;
  /** Hears of a panic, in a build with the texts of panics. */
  watch(report: (message: string) => void): void;
  plan(request: PlanRequest): PlanResult;
  Locale: new (packed: Uint8Array) => Locale;
  Input: new (locale: Locale, given: object) => Input;
  Widget: new (
    mount: HTMLElement, input: Input, answers: Answers | null, onEvent: (name: string, detail: any) => boolean,
  ) => Widget;
}

export interface Locale {
  free(): void;
}

export interface Input {
  /** Each place where something is wrong, and the code. */
  readonly warned: string[];
  free(): void;
}

export interface Widget {
  show(): void;
  /** Looks at the colours of the page again. */
  look(): void;
  update(input: Input): void;
  destroy(): void;
  merge(answers: Answers): void;
  reset(): void;
  answers(): Answers;
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
