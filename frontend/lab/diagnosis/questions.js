// The four questions for those who have no line, and the causes that their answers lead to. Data.

/**
 * The answers to each question; their words are `questions.<question>.<answer>`.
 * @type {Record<Question, string[]>}
 */
export const QUESTIONS = {
  script: ['error', 'no-cookie', 'no-header', 'empty'],
  shown: ['nothing', 'preflight', 'request'],
  status: ['none', '2xx', '3xx', '401', '404', '5xx'],
  curl: ['answers', 'fails'],
}

/** @typedef {'script' | 'shown' | 'status' | 'curl'} Question */
/** @typedef {Partial<Record<Question, string>>} Answers */
/**
 * A family of causes, in the words `outcome.<id>`: which answers lead there, where those before it
 * don't apply, what to run next, and the experiment that shows it.
 * @typedef {{ id: OutcomeId, when: Answers, command: string | null, path: string }} Outcome
 */

const URL = 'https://API/PATH'
const CURL = `curl -i -H 'Origin: https://YOUR-PAGE' '${URL}'`
const PREFLIGHT =
  "curl -i -X OPTIONS -H 'Origin: https://YOUR-PAGE' -H 'Access-Control-Request-Method: METHOD' " +
  `-H 'Access-Control-Request-Headers: content-type' '${URL}'`

const OUTCOMES_IN_ORDER = /** @type {const} */ ([
  ['cookie', { script: 'no-cookie' }, CURL, 'both-calls/ask-without'],
  ['hidden-header', { script: 'no-header' }, CURL, 'expose-headers/hidden'],
  ['opaque', { script: 'empty' }, null, 'no-cors-is-no-fix/read-opaque'],
  ['never-left', { shown: 'nothing' }, null, 'never-left/no-scheme'],
  ['nobody', { status: 'none', curl: 'fails' }, CURL, 'nobody-there/refused'],
  ['only-browser', { status: 'none', curl: 'answers' }, CURL, 'quiet-options/private-network-off'],
  ['preflight-redirect', { shown: 'preflight', status: '3xx' }, PREFLIGHT, 'slashes/put'],
  ['preflight-login', { shown: 'preflight', status: '401' }, PREFLIGHT, 'login-guard/guarded'],
  [
    'preflight-route',
    { shown: 'preflight', status: '404' },
    PREFLIGHT,
    'options-answered-wrongly/unknown-url-bare',
  ],
  [
    'preflight-lists',
    { shown: 'preflight', status: '2xx' },
    PREFLIGHT,
    'what-the-preflight-must-answer/no-method',
  ],
  ['server-error', { status: '5xx' }, CURL, 'it-is-a-500/production'],
  ['redirect', { status: '3xx' }, CURL, 'login-redirect/elsewhere'],
  ['login', { status: '401' }, CURL, 'login-guard/no-token'],
  ['route', { status: '404' }, CURL, 'method-not-allowed/post-405'],
  ['no-permission', { status: '2xx' }, CURL, 'the-failure/read-the-notes'],
])

/** @typedef {typeof OUTCOMES_IN_ORDER[number][0]} OutcomeId */

/** @type {Outcome[]} */
export const OUTCOMES = OUTCOMES_IN_ORDER.map(([id, when, command, path]) => ({
  id,
  when,
  command,
  path: `lessons/${path}/`,
}))

/**
 * Returns the outcomes that the answers leave open, whatever the other answers may be.
 * @param {Answers} answers
 * @returns {Outcome[]}
 */
export function openOutcomes(answers) {
  const ends = completions(answers).map((all) => OUTCOMES.find(({ when }) => fits(when, all)))
  return OUTCOMES.filter((outcome) => ends.includes(outcome))
}

/** @param {Answers} when @param {Answers} answers */
function fits(when, answers) {
  return Object.entries(when).every(
    ([question, answer]) => answers[/** @type {Question} */ (question)] === answer,
  )
}

/** @param {Answers} answers @returns {Answers[]} */
function completions(answers) {
  const questions = /** @type {Question[]} */ (Object.keys(QUESTIONS))
  const next = questions.find((question) => !(question in answers))
  if (!next) return [answers]
  return QUESTIONS[next].flatMap((answer) => completions({ ...answers, [next]: answer }))
}
