// `<run-lanes>`: a run's story in three lanes, an ordered list that reads the same without styles.

import { browserName } from '../shared/browser.js'
import { element, prose } from '../shared/dom.js'
import { header } from '../shared/headers.js'
import { origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'

/** @import { CallRequest, EventKind, Exchange, Gate, Headers } from '../shared/types.d.ts' */
/** @import { Message, Observed, Story, StoryEvent, ToldCall } from '../shared/types.d.ts' */
/** @typedef {{ title: string | HTMLElement, code?: string[], mark?: HTMLElement }} Told */

const GOOD = new Set(['sends-after-asking', 'hands-over', 'uses'])
const BAD = new Set(['never-sends', 'keeps', 'fails'])
const NONE = -1 // the number of no exchange
const COOKIE_SHOWN = 28
const ANSWERS_SHOWN = new Set(['set-cookie', 'vary', 'cache-control', 'location'])

// What asks for an element's request, by its destination.
// https://fetch.spec.whatwg.org/#concept-request-destination
/** @type {Record<string, string>} */
const ASKED_BY = {
  audio: '<audio>',
  font: '@font-face',
  image: '<img>',
  script: '<script>',
  style: '<link>',
  track: '<track>',
  video: '<video>',
}

export class RunLanes extends HTMLElement {
  /**
   * Draws a story; `origin` names whose page ran the client code. URLs of the run are shown without
   * the run's own base `api`.
   * @param {Story} story
   * @param {string} origin
   * @param {string} api
   */
  draw({ events, calls, record }, origin, api) {
    const asked = new URL(api).origin
    const isProxied = asked === origins.page
    const lanes = [
      ['js', t('lane.js'), origins[origin], origin],
      ['browser', t('lane.browser'), browserName(), ''],
      ['server', t('lane.server'), isProxied ? `${asked} → ${origins.api}` : asked, 'api'],
    ]
    const heads = lanes.map(([lane, name, where, chip]) =>
      element(
        'div',
        { class: `head ${lane}` },
        name,
        element('small', { class: chip && `origin ${chip}` }, where),
      ),
    )
    const callOf = new Map(calls.map((call) => [call.id, call]))
    const exchangeOf = new Map(record.exchanges.map((exchange) => [exchange.number, exchange]))
    const rows = events.map((event, index) => {
      const call = /** @type {ToldCall} */ (callOf.get(event.call))
      const exchange = exchangeOf.get(event.exchange ?? NONE)
      return row(event, String(index + 1), told(event.kind, call, exchange, api))
    })
    this.dataset.origin = origin
    this.replaceChildren(
      element('div', { class: 'heads', 'aria-hidden': 'true' }, ...heads),
      element('ol', {}, ...rows),
    )
  }
}

customElements.define('run-lanes', RunLanes)

/** @param {StoryEvent} event @param {string} number @param {Told} told */
function row(event, number, { title, code = [], mark }) {
  const tone = GOOD.has(event.kind) ? 'good' : BAD.has(event.kind) ? 'bad' : ''
  return element(
    'li',
    { class: `${event.lane} ${event.kind} ${tone}`.trim() },
    element('span', { class: 'lane' }, t(`lane.${event.lane}`)),
    element('p', {}, element('span', { class: 'number', 'aria-hidden': 'true' }, number), title),
    code.length > 0 ? element('pre', {}, element('code', {}, code.join('\n'))) : null,
    mark ?? null,
    event.gate && gate(event.gate),
  )
}

/**
 * The step of the standard at which the browser decided.
 * @param {Gate} gate
 */
function gate({ title, sentence, reason, link }) {
  const standard = element(
    'a',
    { href: link, target: '_blank', rel: 'noopener' },
    t('gate.standard'),
  )
  return element(
    'div',
    { class: 'gate' },
    element('p', {}, element('strong', {}, title), ' ', ...prose(sentence)),
    element('p', { class: 'source' }, ...(reason ? [code(reason), ' · '] : []), standard),
  )
}

/**
 * What an event says: a title, lines of code, and a mark for what Flask ran.
 * @param {EventKind} kind
 * @param {ToldCall} call
 * @param {Exchange | undefined} exchange
 * @param {string} api
 * @returns {Told}
 */
function told(kind, call, exchange, api) {
  const { method, url: asked } = call.request
  const isOfRun = asked.startsWith(api)
  const url = isOfRun ? asked.slice(api.length) : asked
  // The kinds of events that tell of an exchange have one.
  const recorded = /** @type {Exchange} */ (exchange ?? {})
  const { request, response } = recorded
  const receives = viewRan(exchange)
  /** @type {Record<EventKind, () => Told>} */
  const tellers = {
    calls: () => ({
      title: t('event.calls'),
      code: callLines(call.request, isOfRun ? `\${api}${url}` : url),
    }),
    asks: () => ({
      title: question(call.request, request),
      code: linesOf(request.headers, isCorsHeader),
    }),
    sends: () => ({ title: t('event.sends'), code: linesOf(request.headers, isTelling) }),
    'sends-after-asking': () => ({
      title: t('event.sends-after-asking'),
      code: linesOf(request.headers, isTelling),
    }),
    loads: () => ({
      title: t('event.loads', { asker: askerOf(call.request, request) }),
      code: [`${method} ${url}`, ...linesOf(request.headers, isTelling)],
    }),
    navigates: () => ({
      title: t('event.navigates'),
      code: [`${method} ${url}`, ...linesOf(request.headers, isTelling)],
    }),
    reuses: () => ({ title: t('event.reuses'), code: answerLines(response) }),
    uses: () => ({ title: t('event.uses') }),
    follows: () => ({
      title: t('event.follows'),
      code: linesOf(response.headers, (name) => name === 'location'),
    }),
    receives: () => ({ title: code(`${recorded.method} ${recorded.path}`), mark: receives }),
    answers: () => ({
      title: code(`${response.status} ${response.reason}`),
      code: answerLines(response),
    }),
    'never-sends': () => ({ title: t('event.never-sends', { method, url }) }),
    'never-receives': () => ({ title: t('event.never-receives', { method, url }) }),
    'never-answers': () => ({ title: t('event.never-answers') }),
    fails: () => ({ title: t('event.fails') }),
    'hands-over': () => ({
      title: t(call.outcome === 'opaque' ? 'event.hands-over-opaque' : 'event.hands-over'),
    }),
    keeps: () => ({ title: t('event.keeps') }),
    gets: () => ({
      title: code(call.error ?? gotten(/** @type {Observed} */ (call.observed))),
    }),
  }
  return tellers[kind]()
}

/** @param {CallRequest} asked @param {Message} request */
function askerOf({ destination = '' }, { headers }) {
  if (destination in ASKED_BY) return ASKED_BY[destination]
  const isStream = header(headers, 'accept') === 'text/event-stream'
  return isStream ? 'EventSource' : destination || t('event.loads.other')
}

/** @param {Observed} observed */
function gotten({ status, type }) {
  return type === null ? String(status) : `${status} · type: "${type}"`
}

/** @param {CallRequest} asked @param {Message} request */
function question({ method }, { headers }) {
  const asked = header(headers, 'access-control-request-headers')
  return asked
    ? t('event.asks-headers', { method, headers: asked.replaceAll(',', ', ') })
    : t('event.asks', { method })
}

/** @param {CallRequest} request @param {string} url */
function callLines({ api, method, headers, credentials, mode = 'cors' }, url) {
  const options = [
    method !== 'GET' && `method: "${method}"`,
    ...(headers ?? []).map(([name, value]) => `${name}: ${value}`),
    credentials !== 'same-origin' && `credentials: "${credentials}"`,
    mode !== 'cors' && `mode: "${mode}"`,
  ].filter(Boolean)
  const call = api === 'xhr' ? `XMLHttpRequest ${url}` : `fetch(\`${url}\`)`
  return [call, ...options.map((option) => `  ${option}`)]
}

/** @param {Message} response */
function answerLines(response) {
  const lines = linesOf(response.headers, (name) => isCorsHeader(name) || ANSWERS_SHOWN.has(name))
  return lines.some((line) => /^access-control-/i.test(line))
    ? lines
    : [...lines, t('event.no-cors-headers')]
}

/** @param {Headers} headers @param {(name: string) => boolean} wanted */
function linesOf(headers, wanted) {
  return headers
    .filter(([name]) => wanted(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${shortened(name, value)}`)
}

/** @param {string} name @param {string} value */
function shortened(name, value) {
  return /cookie/i.test(name) && value.length > COOKIE_SHOWN
    ? `${value.slice(0, COOKIE_SHOWN)}…`
    : value
}

/** @param {string} name */
function isCorsHeader(name) {
  return name === 'origin' || name.startsWith('access-control-')
}

/** @param {string} name */
function isTelling(name) {
  return isCorsHeader(name) || name === 'cookie' || name === 'content-type'
}

/** @param {Exchange | undefined} exchange */
function viewRan(exchange) {
  if (!exchange?.view) return noViewRan()
  return element('p', { class: 'ran' }, t('event.ran', { view: `${exchange.view}()` }))
}

function noViewRan() {
  return element('p', { class: 'ran not' }, t('event.no-view-ran'))
}

/** @param {string} text */
function code(text) {
  return element('code', {}, text)
}
