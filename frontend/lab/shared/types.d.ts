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

/** Of templates/lesson.html. */
export interface Experiment {
  id: string
  scenario: string
  comparedTo: string | null
  origin: string
  api: string
  before: Step[]
  client: string
  ask: 'outcome' | 'requests'
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

/** One exchange on the wire; see Exchange in backend/lab/record.py. */
export interface Exchange {
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
  may_be_kept: boolean
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

/** A scenario with its code. */
export interface Scenario extends ScenarioName {
  version: string
  error: ScenarioError | null
  lines: CodeLine[]
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

/** What the algorithm and the browser say differently. */
export interface Disagreement {
  about: 'outcome' | 'type' | 'status' | 'readable_headers' | 'requests'
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

/** What the lab makes of one call; see explain() in backend/lab/explanation.py. */
export interface Explanation {
  outcome: 'readable' | 'opaque' | 'opaque-redirect' | 'network-error'
  reason: string | null
  console: { chromium: string; firefox: string }
  sentence: string
  steps: StandardStep[]
  gate: Gate
  disagreements: Disagreement[]
  change: Change | null
  case: object | null
}

/** What the page asks to have explained; see backend/lab/question.py. */
export interface Question {
  language: Language
  browser: 'standard' | 'chromium' | 'firefox'
  calls: (Omit<Call, 'error'> & { page_origin: string })[]
}

/** What a console line means; see explain_text in backend/whycors/words/pasted_line.py. */
export interface PastedLine {
  reason: string
  printed_by: string
  means: string
  notes: string[]
  cannot_tell: string[]
  check: string[]
  covers: string[]
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

/** A prediction, `when` it was made as an ISO date. */
export interface Prediction {
  predicted: string
  right: boolean
  when: string
}

/** The predictions by experiment, `<lesson>/<experiment>`. */
export type Progress = Record<string, Prediction>

// A run's story; see run/pairing.js and run/story.js.

/** How a call went on: one hop, and one more for each redirect that was followed. */
export interface Hop {
  preflight: Exchange | null
  request: Exchange | null
  /** The earlier exchange whose answer the browser had kept. */
  reused: Exchange | null
}

/** What the browser was asked for, with the exchanges that came of it. */
export interface Pair {
  call: Call
  hops: Hop[]
  isElement: boolean
  end: 'hands-over' | 'keeps' | 'uses'
}

export type Outcome = 'readable' | 'opaque' | 'blocked' | 'not-sent'

/** One event of a story. */
export interface StoryEvent {
  lane: 'js' | 'browser' | 'flask'
  kind: string
  call: Call
  exchange?: Exchange | null
}

/** What runExperiment() returns. */
export interface RunResult {
  api: string
  main: Observation
  before: Exchange[]
  exchanges: Exchange[]
  pairs: Pair[]
  record: RunRecord
  asked: Call[]
  explanations: Explanation[]
  unexplained: import('./lab-api.js').LabProblem | null
}
