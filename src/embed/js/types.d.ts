// The data types of the public API. `cargo xtask api` generates the types of a release from this
// file, the codes in the Rust code, and the comments in `names.js`, `element.js` and `activate.js`.

import type {
  Area, Caution, Details, Experience, Kind, Preset, Pressure, Priority, RedFlag, ReferralLevel, Service, Side, Step, Token,
} from "../api/recovery-calculator.js";

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
