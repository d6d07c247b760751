// The planner for a program that checks types. The same in words: embedding.md.
// Made by `cargo xtask api`.

export type Area =
  | "calves" | "achilles" | "shins" | "feet" | "hamstrings" | "quads" | "knees" | "it_band" | "hip_flexors" | "glutes"
  | "adductors" | "lower_back" | "upper_body";
export type Caution =
  | "anticoagulants" | "bleeding_disorder" | "cancer" | "osteoporosis" | "heart_condition" | "high_bp_uncontrolled"
  | "recent_surgery" | "recent_fracture" | "diabetes_numb_feet" | "lymphoedema" | "epilepsy_uncontrolled"
  | "severe_varicose_or_vascular" | "recent_birth" | "pregnancy" | "varicose_veins" | "broken_skin" | "hypermobility"
  | "joint_replacement" | "oil_allergy" | "stress_fracture" | "cortisone_injection";
export type Experience = "new" | "recreational" | "experienced";
export type Kind = "maintenance" | "pre_event" | "post_event";
export type Preset = "5k" | "10k" | "half" | "marathon" | "ultra";
export type Pressure = "light" | "medium" | "firm";
export type Priority = "A" | "B" | "C";
export type RedFlag =
  | "chest_pain" | "sudden_breathlessness" | "coughing_blood" | "collapse_or_confusion" | "saddle_numbness"
  | "bladder_bowel_change" | "weakness_both_legs" | "dark_urine" | "calf_hot_swollen" | "hot_spreading_skin"
  | "cannot_bear_weight" | "pop_and_weak" | "groin_pain_weight_bearing" | "known_clot" | "bone_pain_night_rest"
  | "pinpoint_bone_pain" | "numbness_weakness_new" | "unexplained_weight_loss" | "swelling_unexplained"
  | "fever_or_infection";
export type ReferralLevel = "emergency" | "urgent" | "doctor" | "physio" | "clearance" | "adult" | "wait";
export type Service = "swedish" | "thai_sports" | "thai_combo" | "deep_tissue";
export type Side = "left" | "right" | "both";
export type Step = "running" | "races" | "areas" | "safety" | "availability";
/** The custom properties without `--rcv-`. */
export type Token =
  | "accent" | "on-accent" | "surface" | "surface-2" | "text" | "text-muted" | "border" | "control-edge" | "focus"
  | "success" | "warning" | "danger" | "kind-maintenance" | "kind-pre-event" | "kind-post-event" | "map-skin"
  | "map-hair" | "map-pencil" | "map-area" | "map-weak" | "map-mid" | "map-strong" | "font-family"
  | "font-family-heading" | "font-size" | "line-height" | "radius" | "space" | "control-height" | "max-width";

/** `YYYY-MM-DD`; a date too far from today for its field is rejected as `out_of_range`. */
export type IsoDate = string;
/** 1 is Monday, 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;
export type Unit = "km" | "mi";

export interface Race {
  date: IsoDate;
  distance: Preset | number;
  priority?: Priority;
  name?: string;
}

export interface TightArea {
  area: Area;
  side?: Side;
  /** 1 to 10. */
  severity: number;
}

/** What may be stored, linked and shown to the page: everything except health. */
export interface Answers {
  unit?: Unit;
  weeklyDistance?: number;
  runDays?: number;
  hardSessions?: number;
  longestRun30d?: number;
  nextLongRun?: number;
  prevWeeklyDistance?: number;
  longRunDay?: Weekday;
  experience?: Experience;
  races?: Race[];
  areas?: TightArea[];
  availableWeekdays?: Weekday[];
  unavailableDates?: IsoDate[];
  sessionBudget?: number;
  lastMassage?: IsoDate;
  firstMassageEver?: boolean;
  pressure?: Pressure;
  /** Minutes, 20 to 120. */
  sessionLength?: number;
}

export interface PlanRequest extends Answers {
  today: IsoDate;
  weeklyDistance: number;
  runDays: number;
  adult: boolean;
  availableWeekdays: Weekday[];
  clinic?: {
    closedWeekdays?: Weekday[];
    closedDates?: IsoDate[];
    leadDays?: number;
    offers?: { service: string; kind?: Service; minutes: number[] }[];
  };
  soreness?: number;
  acuteInjury?: { area: Area | "ankle"; date: IsoDate } | null;
  leaveAlone?: (Area | "ankle")[];
  checkIn?: {
    feel?: "too_light" | "right" | "too_much";
    tender?: "no" | "short" | "long";
    areas?: { area: Area; now: "less" | "same" | "more" }[];
    soreness?: number;
  } | null;
  /** The date on which the areas were rated; today if omitted. */
  ratedOn?: IsoDate;
  /** Whole hours a week of other endurance training, 0 to 30. */
  otherTraining?: number;
  frequency?: "seldom" | "suggested" | "often";
  redFlags?: RedFlag[];
  cautions?: Caution[];
  clearedByDoctor?: boolean;
  /** The plan last shown, past days too: no provisional sessions, no key twice, at most 60. */
  keep?: { key: SessionKey; date: IsoDate }[];
  /** What the visitor did with it, at most 120 acts; the later of two on one session counts. */
  log?: { key: SessionKey; date: IsoDate; state: Act | "skipped" }[];
}

/** The name of a session, which stays when its day changes: `reg:2026-03-10`, `pre:2026-05-10`. */
export type SessionKey = string;

/** What fixes a session on its day. */
export type Act = "done" | "booked" | "moved";

/** Why a session has another day, or why a move is refused. */
export type MoveRule =
  | "notice" | "closed" | "away" | "race_day" | "race_eve" | "injury" | "taken" | "beyond_plan" | "weekday"
  | "race_session" | "took_place" | "displaced" | "left_out" | "race_new" | "race_gone" | "lifted" | "continued"
  | Act | "skipped";

export interface Session {
  date: IsoDate;
  weekday: Weekday;
  kind: Kind;
  pressure: Pressure;
  durationMin: number;
  /** The id of a service in `clinic.offers`, or one of the four kinds if there are no offers. */
  service: string;
  first: boolean;
  combined: boolean;
  late: boolean;
  early: boolean;
  raceDate: IsoDate | null;
  alsoRaceDate: IsoDate | null;
  key: SessionKey;
  fixed: Act | null;
  /** Has no date to book yet: it depends on how the visitor feels after the sessions before it. */
  isProvisional: boolean;
  phase: "steady" | "base" | "build" | "peak" | "taper" | "between" | "recovery";
  weeksToRace: number | null;
  nextRaceDate: IsoDate | null;
  lastRaceDate: IsoDate | null;
  talkMin: number;
  areas: { area: Area; side: Side; focus: boolean; touch: boolean; minutes: number }[];
  /** In order; the page lists the first `firstTechniques` of them first. */
  techniques: string[];
  firstTechniques: number;
  why: { rule: string; key: string; day?: IsoDate }[];
  aftercare: string[];
}

/** A code with the parameters of its text. */
export interface Note {
  code: string;
  [field: string]: unknown;
}

export interface Fault {
  /** As in `races[0].date`; empty for the request as a whole. */
  field: string;
  code: string;
}

export interface Plan {
  status: "plan";
  /** First and last date that can be planned. */
  horizon: [IsoDate, IsoDate];
  cadenceDays: number;
  sessions: Session[];
  notes: Note[];
  errors: [];
  referral: null;
  selfCare: Area[];
  tellTherapist: string[];
  /** What is other than in `keep`, from today on, by date: `from` is null for a new one, `to` for one that is gone. */
  changes: { key: SessionKey; from: IsoDate | null; to: IsoDate | null; rule: MoveRule }[];
  /** Moves that are not done, with days that could be had. */
  refused: { key: SessionKey; date: IsoDate; rule: MoveRule; offered: IsoDate[] }[];
}

export interface Referral {
  status: "refer";
  horizon: null;
  cadenceDays: null;
  sessions: [];
  notes: [];
  errors: [];
  referral: { level: ReferralLevel; levels: ReferralLevel[]; flags: (RedFlag | Caution)[] };
  selfCare: [];
  tellTherapist: [];
  changes: [];
  refused: [];
}

export interface Invalid {
  status: "invalid";
  horizon: null;
  cadenceDays: null;
  sessions: [];
  notes: [];
  errors: Fault[];
  referral: null;
  selfCare: [];
  tellTherapist: [];
  changes: [];
  refused: [];
}

export type PlanResult = Plan | Referral | Invalid;

/** Plain text, or plain text by language. */
export type Text = string | Record<string, string>;

export interface Config {
  /** Where the JSON Schema is (`schema/config.v1.json` of the release), for editors. */
  $schema?: string;
  v?: 1;
  clinic?: { name?: string; bookUrl?: string; phone?: string; address?: string; country?: string; timezone?: string };
  closedWeekdays?: Weekday[];
  /** Days, and ranges `first/last`; `12-25` is every year. */
  closedDates?: string[];
  leadDays?: number;
  services?: {
    id: string;
    /** Which of the four services it is; may be left out if `id` is one of them. */
    kind?: Service;
    name: Text;
    /** 20 to 120. */
    minutes?: number[];
    /** One amount where one length is sold, else one for each length. */
    price?: { amount: number | Record<number, number>; currency: string };
    bookUrl?: string | Record<number, string>;
    about?: Text;
  }[];
  questions?: { finetune?: boolean };
  features?: {
    ics?: boolean; print?: boolean; share?: boolean; copy?: boolean; email?: boolean; book?: boolean; research?: boolean;
    therapist?: boolean;
  };
  texts?: Record<string, Text>;
  theme?: Partial<Record<Token, string>>;
  analytics?: "off" | "datalayer";
  unit?: "auto" | Unit;
  calendar?: "auto" | "gregory" | "buddhist";
  weekStart?: Weekday;
  history?: boolean;
}

export type State = "idle" | "loading" | "ready" | "quiz" | "result" | "error";

/** How a visitor changed the plan. */
export type ChangeKind = "moved" | "skipped" | "booked" | "done" | "added" | "undone" | "adjusted";

export type ErrorCode =
  | "wasm-unavailable" | "wasm-blocked-csp" | "wasm-mime" | "wasm-fetch" | "wasm-integrity" | "wasm-invalid"
  | "wasm-timeout" | "panic" | "file-protocol" | "config-fetch" | "config-parse" | "config-invalid" | "locale-fetch"
  | "locale-parse" | "locale-invalid" | "storage" | "unsupported-browser" | "duplicate-define" | "module-fetch"
  | "frame-origin" | "self-closing";

export type WarningCode =
  | "read_as" | "not_json" | "unknown_key" | "unknown_value" | "wrong_type" | "required" | "empty" | "duplicate" | "bad_date"
  | "out_of_range" | "phone_number" | "no_emergency_number" | "refused_url" | "unknown_brace" | "price_for_lengths"
  | "safety_text" | "unsafe_value" | "contrast";

/** The detail that all events share. */
export interface Detail {
  readonly v: 1;
  readonly instance: string;
  readonly version: string;
  readonly lang: string;
}

export type Events = { [Name in keyof Details]: CustomEvent<Detail & Details[Name]> };

/** What the doctor found. */
export interface Finding {
  readonly code: string;
  readonly is: "good" | "fair" | "bad";
  /** The address that it concerns. */
  readonly file: string;
  readonly text: string;
}

/** Each event with its own part of the detail. */
export interface Details {
  /** Usable. */
  "rcv-ready": { readonly loadMs: number; readonly source: "fresh" | "storage" | "link" | "property" };
  /** First answer. */
  "rcv-start": {};
  /** A step is shown. */
  "rcv-step": {
    readonly step: Step; readonly index: number; readonly total: number; readonly direction: "forward" | "back";
  };
  /** Continue with problems. */
  "rcv-invalid": { readonly step: Step; readonly errors: readonly Fault[] };
  /** A plan or a referral is newly shown. */
  "rcv-result": { readonly sessions: number; readonly horizonDays: number };
  /** The visitor changed the plan that is shown. */
  "rcv-change": { readonly kind: ChangeKind; readonly sessions: number };
  /** A booking link is used; can be cancelled. */
  "rcv-book": {
    readonly url: string; readonly date: IsoDate; readonly kind: Kind; readonly service: Service; readonly minutes: number;
  };
  /** Calendar, text or print is about to be made; can be cancelled. */
  "rcv-export": { readonly format: "ics" | "text" | "print"; readonly method: string; readonly ok: boolean };
  /** Something is shared; can be cancelled. */
  "rcv-share": { readonly method: "link" | "text" };
  /** Answers cleared. */
  "rcv-reset": {};
  /** Configuration accepted. */
  "rcv-config": {
    readonly warnings: readonly {
      readonly path: string; readonly code: WarningCode | "config-fetch" | "config-parse" | "config-invalid"; readonly message: string;
    }[];
  };
  /** Any failure. */
  "rcv-error": {
    readonly code: ErrorCode; readonly fatal: boolean; readonly phase: string; readonly message: string; readonly help: string;
  };
}

/** A planner of massage sessions for runners. */
export class RecoveryCalculator extends HTMLElement {
  /** The version of this copy. */
  static readonly version: string;
  /** Computes a plan without a planner on the page, health included. */
  static plan(request: PlanRequest): Promise<PlanResult>;
  /**
   * Checks the files and the configuration of the page, for its owner. Each finding is a line of the
   * console too.
   */
  static doctor(): Promise<readonly Finding[]>;
  /** The configuration, merged and validated. */
  get config(): Config;
  set config(config: Config | string | URL);
  /** The answers, without health. Setting it merges into the answers so far. */
  get answers(): Answers;
  set answers(answers: Answers);
  /** The visible plan, without health; null for a referral and for a plan without sessions. */
  readonly plan: Plan | null;
  /** Also in `data-state`. */
  readonly state: State;
  /** The step that is shown. */
  readonly step: { readonly id: Step | null; readonly index: number | null; readonly total: number };
  /** Resolves once the planner is usable. */
  readonly ready: Promise<RecoveryCalculator>;
  /** The version of this copy. */
  readonly version: string;
  /** Clears every answer. */
  reset(): Promise<void>;
  /** Loads again after a fatal error. */
  retry(): void;
  /** The plan as a calendar file. */
  exportICS(): Promise<File>;
  /** The plan as text. */
  exportText(): Promise<string>;
  /** A link that prefills the quiz, without health, names and areas. */
  shareURL(): Promise<string>;
  /** Prints the plan alone. */
  print(): Promise<boolean>;
  /** Destroys the planner for good. */
  destroy(): void;

  addEventListener<Name extends keyof Events>(
    name: Name, listener: (this: RecoveryCalculator, event: Events[Name]) => void, options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(
    name: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions,
  ): void;
  removeEventListener<Name extends keyof Events>(
    name: Name, listener: (this: RecoveryCalculator, event: Events[Name]) => void, options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(
    name: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions,
  ): void;
}

/** Defines the element under a tag; a tag that is taken stays as it is. */
export function define(tag?: string): typeof RecoveryCalculator;

declare global {
  interface HTMLElementTagNameMap {
    "recovery-calculator": RecoveryCalculator;
  }
  interface DocumentEventMap extends Events {}
}
