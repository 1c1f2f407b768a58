// What crosses HTTP, as JSON, and what the page's modules hand to each other. Types alone: the
// checks read them, no page loads them.

import type texts from 'texts'

// The words.

export type Language = 'en' | 'zh'

/** A key of the catalogue, lab/text/en.json. */
export type TextKey = keyof typeof texts

/** The names that stand in braces in a text. */
type Placeholders<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholders<Rest>
  : never

/**
 * What t() takes after the key: a value for each name in the text, nothing where there is none.
 * Where only the keys are known, as in an editor, it may be anything.
 */
export type TextValues<Key extends TextKey> = string extends (typeof texts)[Key]
  ? [values?: Record<string, unknown>]
  : [Placeholders<(typeof texts)[Key]>] extends [never]
    ? []
    : [values: Record<Placeholders<(typeof texts)[Key]>, unknown>]

// What the server writes into each page.

/** Of frontend/server.py. `origins` and `apis` are by kind; see frontend/origins.py. */
export interface PageData {
  language: Language
  origins: { [kind: string]: string; page: string; api: string; attacker: string }
  apis: { [kind: string]: string; own: string }
}

/** A step that runs before the experiment: the URL of its client code, and whose page runs it. */
export interface Step {
  origin: string
  module: string
}

/** What the reader is asked; the headline answers it. */
export type Ask = 'outcome' | 'requests' | 'cookie' | 'header' | 'written'

/** Of templates/lesson.html. */
export interface Experiment {
  id: string
  scenario: string
  comparedTo: string | null
  origin: string
  api: string
  before: Step[]
  client: string
  ask: Ask
  header: string | null
}

/**
 * What "Change it" checks; see Change in frontend/course/model.py. `page` is where its runs can be
 * seen, null where no page shows them.
 */
export interface LessonChange {
  experiment: Experiment
  page: string | null
  edits: [text: string, instead: string][]
  then: string[]
}

// What client code did, as the page saw it.

export type Headers = [name: string, value: string][]

/** A body that script sent; see backend/whycors/cases/case.schema.json. */
export interface Body {
  type: 'text' | 'urlsearchparams' | 'formdata' | 'blob' | 'arraybuffer' | 'stream'
  mime?: string
}

/** What script asked for; see backend/whycors/cases/case.schema.json. */
export interface CallRequest {
  api: 'fetch' | 'xhr' | 'element'
  url: string
  method: string
  headers?: Headers
  mode?: string
  credentials?: string
  redirect?: string
  referrer_policy?: string
  body?: Body | null
  upload_listener?: boolean
  destination?: string
  address_space?: string
  local_network_access?: boolean
}

/** What script saw of a response. `type` is null for XMLHttpRequest, which does not tell it. */
export interface Observed {
  type: string | null
  status: number
  readable_headers: string[]
}

/** A fetch() or XMLHttpRequest, made at `at_ms`, in milliseconds since 1970. */
export interface Call {
  request: CallRequest
  at_ms: number
  /** Null while there is no response. */
  observed: Observed | null
  /** The error in words, if there was one. */
  error: string | null
}

/** All that observe() saw: the calls, and what the client code returned or else threw. */
export interface Observation {
  calls: Call[]
  returned?: string
  thrown?: string
}

// What the API answers: /lab/… of backend/lab.

/** The beginning of a body, and the `size` of the whole of it in bytes. */
export interface RecordedBody {
  text: string
  size: number
  truncated: boolean
}

/** A request or a response on the wire. */
export interface Message {
  headers: Headers
  body: RecordedBody
}

/** One exchange on the wire; see Exchange in backend/whycors/recording/exchange.py. `number` is its id. */
export interface Exchange {
  number: number
  kind: 'preflight' | 'request'
  method: string
  path: string
  destination: string
  mode: string
  started_ms: number
  duration_ms: number | null
  request: Message
  response: Message & { status: number | null; reason: string }
  view: string | null
  answered_by: string | null
}

/** Where a scenario's file is broken, and how. */
export interface ScenarioError {
  path: string
  line: number | null
  message: string
}

/** A run's record; see Run.as_json in backend/lab/runs.py. */
export interface RunRecord {
  id: string
  scenario: string
  scenario_version: string
  scenario_error: ScenarioError | null
  dropped_exchanges: number
  exchanges: Exchange[]
}

/** A line of Python; `tokens` are pairs of Pygments' short class, or "", and text. */
export interface CodeLine {
  change: '+' | '-' | ' '
  number: number | null
  tokens: [kind: string, text: string][]
}

/** A scenario by its name, and where its file is. */
export interface ScenarioName {
  name: string
  path: string
}

/**
 * A scenario with its code. `edited` is what differs from the file as the lab shipped it, null for a
 * file of one's own; `writing` says whether the page may write it, or why not.
 */
export interface Scenario extends ScenarioName {
  version: string
  error: ScenarioError | null
  edited: CodeLine[][] | null
  writing: 'offered' | 'read-only' | 'shared'
  lines: CodeLine[]
}

/** What a reset of the lab would do; see backend/lab/reset.py. `edited` has the files' paths. */
export interface ResetOffer {
  offer: 'offered' | 'read-only' | 'shared'
  edited: string[]
  runs: number
}

/** What a reset did: the files, each with where its text is kept, and how many runs were there. */
export interface ResetLab {
  restored: { path: string; kept: string | null }[]
  runs: number
}

/** A step of the Fetch standard's algorithm; `link` leads to it. */
export interface StandardStep {
  id: string
  passed: boolean
  title: string
  sentence: string
  link: string
}

/** The step that decided, and the reason for a refusal. */
export type Gate = StandardStep & { reason: string | null }

/** What the algorithm and the browser say differently of a call. */
export interface Disagreement {
  call: number
  about: 'outcome' | 'type' | 'status' | 'readable_headers' | 'requests' | 'cookie'
  computed: unknown
  observed: unknown
}

/** What to change: in words, as headers, and as a diff of the scenario's file in hunks. */
export interface Change {
  advices: string[]
  headers: string[]
  path: string
  hunks: CodeLine[][] | null
}

/** What the lab makes of one call. What to change is told of a run's last call only. */
export interface Explanation {
  outcome: 'readable' | 'opaque' | 'opaque-redirect' | 'network-error'
  reason: string | null
  console: { chromium: string | null; firefox: string | null; safari: string | null }
  sentence: string
  steps: StandardStep[]
  change: Change | null
  case: object | null
}

/** What client code did in a page of that origin. */
export interface Act {
  origin: string
  calls: Call[]
  thrown?: string | null
  returned?: string | null
}

/** What the page tells of a run, the experiment proper last; see backend/lab/question.py. */
export interface Question {
  run: string
  scenario: string
  /** The origin under which client code knows the API. */
  api: string
  language: Language
  browser: 'standard' | 'chromium' | 'firefox' | 'safari'
  /** What the reader was asked; with "header", about which response header. */
  ask: Ask
  header: string | null
  acts: Act[]
}

export type Outcome = 'readable' | 'opaque' | 'blocked' | 'not-sent'

/** A call of script's, or what an element or a form asked for without one. */
export interface ToldCall {
  id: number
  request: CallRequest
  observed: Observed | null
  error: string | null
  outcome: Outcome
  /** What became of the cookies at each of its own exchanges, in order. */
  cookies: CookieTurn[]
  explanation: Explanation | null
}

/** A cookie, and why it was stored, sent, withheld or refused; `rule` is null where it was not. */
export interface ToldCookie {
  name: string
  attributes: string
  rule: string | null
  sentence: string
}

/** The cookies at an exchange: those in the `jar` for this host, and what became of them. */
export interface CookieTurn {
  exchange: number
  jar: ToldCookie[]
  sent: ToldCookie[]
  withheld: ToldCookie[]
  stored: ToldCookie[]
  refused: ToldCookie[]
}

export type EventKind =
  | 'calls'
  | 'gets'
  | 'asks'
  | 'sends'
  | 'sends-after-asking'
  | 'loads'
  | 'navigates'
  | 'reuses'
  | 'follows'
  | 'hands-over'
  | 'keeps'
  | 'uses'
  | 'never-sends'
  | 'fails'
  | 'receives'
  | 'answers'
  | 'never-receives'
  | 'never-answers'

/** One thing that happened; see Event in backend/whycors/story.py. */
export interface StoryEvent {
  lane: 'js' | 'browser' | 'server'
  kind: EventKind
  call: number
  exchange: number | null
  gate: Gate | null
}

type Below<Prefix extends string, Key> = Key extends `${Prefix}${infer Rest}` ? Rest : never
type VerdictId = Below<'verdict.', TextKey>

/** The headline: the text `verdict.<id>`, a value for each name in it, and its tone. */
export interface Verdict {
  id: VerdictId
  tone: 'stop' | 'pass' | 'plain' | 'theft'
  values: Record<Placeholders<(typeof texts)[`verdict.${VerdictId}`]>, string>
}

/** What a run has written: the texts in Flask when it began, and now. */
export interface Effect {
  exchange: number
  of: 'notes'
  before: string[]
  after: string[]
}

/** Why: the step that decided, or the cookie rule; `gate` is the place of its event in `events`. */
export interface Reason {
  title: string
  sentence: string
  link: string | null
  gate: number | null
}

/**
 * What a run came to; see explain_run() in backend/lab/explanation.py. `before` and `during` are the
 * numbers of the exchanges of the steps before the experiment, and of its own.
 */
export interface Story {
  record: RunRecord
  before: number[]
  during: number[]
  outcome: Outcome
  /** What a lesson's choices claim; see backend/lab/facts.py. */
  facts: string[]
  verdict: Verdict
  reason: Reason | null
  effect: Effect | null
  disagreements: Disagreement[]
  unexplained: 'too-much' | null
  events: StoryEvent[]
  calls: ToldCall[]
}

/** How sure something is: it was given; whatever is unknown, it comes to this; it can't be told. */
export type Degree = 'measured' | 'follows' | 'unknown'

/** Lines of a text, from 1, and in words what they are, or why they can't be read. */
export interface TextPart {
  first_line: number
  last_line: number
  sentence: string
}

/** What a fact is about; see FactName in backend/whycors/evidence/incident.py. */
export type FactName =
  | 'browser'
  | 'page_origin'
  | 'url'
  | 'method'
  | 'request_headers'
  | 'credentials'
  | 'mode'
  | 'preflight_status'
  | 'preflight_headers'
  | 'status'
  | 'headers'
  | 'who_answered'

/** Something about a failure: `from` says in words where it was given, `guess` what is supposed. */
export interface DiagnosisFact {
  name: FactName
  label: string
  value: string | null
  degree: Degree
  guess: string | null
  from: string | null
}

/** A fix for a server, as a part of its `file`; `was_run` says whether the real one was tried. */
export interface StackFix {
  id: string
  name: string
  file: string
  syntax: string
  code: string
  was_run: boolean
}

/** One failure, diagnosed; see diagnose() in backend/whycors/evidence/diagnosis.py. */
export interface Diagnosis {
  cause: string
  /** In the engine's word. */
  reason: string | null
  degree: Degree
  title: string
  sentences: string[]
  /** First thing first. */
  fixes: { sentence: string; code: string | null }[]
  stacks: StackFix[]
  facts: DiagnosisFact[]
  /** What can't be told, and what it would decide. */
  open: { sentence: string }[]
  next: { sentence: string; command: string | null }[]
  console: { browser: string; line: string }[]
  story: Story | null
  /** What of the story nobody gave, such as "exchange 0 response status". */
  unknown: string[]
  covers: string[]
  case: object | null
}

/** What a text comes to: `blanked` secret values were taken out of it. */
export interface Diagnoses {
  blanked: number
  read: (TextPart & { form: string })[]
  unread: TextPart[]
  diagnoses: Diagnosis[]
}

/** An option of flask-cors, in words; see backend/flask_cors_options. */
export interface FlaskCorsOption {
  name: string
  type: string
  default: string
  config_key: string | null
  headers: string[]
  answers: ('preflight' | 'main')[]
  is_usual: boolean
  meaning: string
  note?: string
}

/** A problem, by RFC 9457. */
export interface Problem {
  type: string
  detail: string
}

// What the page's own server answers.

/** Somewhere in the course: a lesson, or an experiment within one. */
export interface Place {
  path: string
  name: string
  within: string
}

/** A place with the words to find it by; see frontend/course/search.py. */
export interface SearchEntry extends Place {
  words: string[]
}

// What the reader's browser keeps.

/** A prediction, `when` it was made as an ISO date, and how long its page was in sight, if known. */
export interface Prediction {
  predicted: string
  right: boolean
  when: string
  seconds?: number
}

/** The predictions by experiment, `<lesson>/<experiment>`. */
export type Progress = Record<string, Prediction>

/** What runExperiment() returns: the `story`, or the `problem` that keeps the lab from telling it. */
export interface RunResult {
  api: string
  main: Observation
  question: Question
  record: RunRecord
  story: Story | null
  problem: import('./lab-api.js').LabProblem | null
}

/** A run that is shown again; `chosen` is the choice's value, null for who made none. */
export interface KeptRun {
  run: RunResult
  chosen: string | null
}

// A workshop: its stage, the presenter's window, and its clock.

/** What the stage can be asked to do: it presses there what a mouse would. */
export type StageAction = 'run' | 'back' | 'on' | 'next' | 'previous' | 'plan' | 'window'

/** What a key stands for; `number` is that of a choice, from 1. */
export type StageKey = { do: StageAction } | { do: 'choose'; number: number }

/** What a presenter's window says; `tell` asks every stage to report. */
export type StageCommand = StageKey | { do: 'tell' }

/**
 * How the run on stage is: `blocked` is a window that the browser did not let it open. With `plan`
 * there is none: the plan's page is on the wall.
 */
export type RunState = 'plan' | 'waiting' | 'running' | 'ran' | 'blocked' | 'failed'

/** Where the picture is stepped through; `number` and `sentence` are null for the whole of it. */
export interface StageStep {
  number: number | null
  count: number
  sentence: string | null
}

/** What a stage shows: the experiment, the choice predicted, and the one that turned out right. */
export interface StageReport {
  stage: string
  at: string
  state: RunState
  chosen: string | null
  happened: string | null
  step: StageStep | null
}

/** What a stage says. */
export type StageNews = StageReport | { stage: string; gone: true }

/** When the clock was started and, if it stands, stopped: milliseconds, as Date has them. */
export interface WorkshopClock {
  started: number | null
  stopped: number | null
}
