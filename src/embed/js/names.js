// @ts-check
// The names by which a page knows the planner: its tag, attributes, slots and events.
//
// The comment of each name goes into the types and the manifest of a release (`cargo xtask api`).

export const TAG = "recovery-calculator";

/** The attributes whose changes are taken over at once. */
export const OBSERVED = [
  /** URL of the configuration. @type {string} */
  "config",
  /** BCP 47; else the closest `lang`, else that of the page, else the browser's. @type {string} */
  "lang",
  /** By region when `auto`. @type {auto | km | mi} @default auto */
  "unit",
  /** `inherit` follows the page's color-scheme, `auto` the operating system. @type {inherit | light | dark | auto} @default inherit */
  "theme",
  /** `auto`: one below the nearest heading before it. @type {2 | 3 | 4 | 5 | 6 | auto} @default auto */
  "heading-level",
  /** `local` asks the visitor whether to keep plan and answers for 30 days, `session` does not. @type {local | session | none} @default local */
  "persist",
  /** Tells several planners of a site apart. @type {string} @default default */
  "instance",
  /** ISO date: plans from that day, as a preview. @type {string} */
  "today",
  /** Only with `today`: shows this with the answers of a sample visitor, keeps nothing, books nothing. @type {areas | plan | referral} */
  "preview",
];

export const ATTRIBUTES = [
  ...OBSERVED,
  /** `lazy`: within 400 px of the viewport, or on focus or pointer; read when it appears. @type {lazy | eager | interaction} @default lazy */
  "loading",
  /** URL of the wasm and the words, if not beside the module; read when it loads. @type {string} */
  "base",
];

export const SLOTS = [
  /** Above the planner, in the page's look. */
  "intro",
  /** Below the planner, in the page's look. */
  "disclaimer",
];

/** The events, without `rcv-`. */
export const EVENTS = [
  /** Usable. @detail {{ readonly loadMs: number; readonly source: "fresh" | "storage" | "link" | "property" }} */
  "ready",
  /** First answer. @detail {{}} */
  "start",
  /**
   * A step is shown.
   * @detail {{
   *   readonly step: Step; readonly index: number; readonly total: number; readonly direction: "forward" | "back";
   * }}
   */
  "step",
  /** Continue with problems. @detail {{ readonly step: Step; readonly errors: readonly Fault[] }} */
  "invalid",
  /** A plan or a referral is newly shown. @detail {{ readonly sessions: number; readonly horizonDays: number }} */
  "result",
  /** The visitor changed the plan that is shown. @detail {{ readonly kind: ChangeKind; readonly sessions: number }} */
  "change",
  /**
   * A booking link is used; can be cancelled.
   * @detail {{
   *   readonly url: string; readonly date: IsoDate; readonly kind: Kind; readonly service: Service; readonly minutes: number;
   * }}
   */
  "book",
  /**
   * Calendar, text or print is about to be made; can be cancelled.
   * @detail {{ readonly format: "ics" | "text" | "print"; readonly method: string; readonly ok: boolean }}
   */
  "export",
  /** Something is shared; can be cancelled. @detail {{ readonly method: "link" | "text" }} */
  "share",
  /** Answers cleared. @detail {{}} */
  "reset",
  /**
   * Configuration accepted.
   * @detail {{
   *   readonly warnings: readonly {
   *     readonly path: string; readonly code: WarningCode | "config-fetch" | "config-parse" | "config-invalid"; readonly message: string;
   *   }[];
   * }}
   */
  "config",
  /**
   * Any failure.
   * @detail {{
   *   readonly code: ErrorCode; readonly fatal: boolean; readonly phase: string; readonly message: string; readonly help: string;
   * }}
   */
  "error",
];

/** The slot of a box that shows the planner made for it. */
export const BOX_SLOT = TAG;
