// `<run-lanes>`: a run's story in three lanes, an ordered list that reads the same without styles.

import { element } from './dom.js'
import { header } from './story.js'
import { origins, t } from './text.js'

const GOOD = new Set(['sends-after-asking', 'hands-over'])
const BAD = new Set(['never-sends', 'keeps'])
const COOKIE_SHOWN = 28

/**
 * Draws `events` (see story.js); `origin` names whose page ran the client code. URLs of the run are
 * shown without the run's own base `api`.
 */
class RunLanes extends HTMLElement {
  draw(events, origin, api) {
    const lanes = [
      ['js', t('lane.js'), origins[origin], origin],
      ['browser', t('lane.browser'), browserName(), ''],
      ['flask', t('lane.flask'), origins.api, 'api'],
    ]
    const heads = lanes.map(([lane, name, where, chip]) =>
      element(
        'div',
        { class: `head ${lane}` },
        name,
        element('small', { class: chip && `origin ${chip}` }, where),
      ),
    )
    const rows = events.map((event, index) => row(event, index + 1, api))
    this.dataset.origin = origin
    this.replaceChildren(
      element('div', { class: 'heads', 'aria-hidden': 'true' }, ...heads),
      element('ol', {}, ...rows),
    )
  }
}

customElements.define('run-lanes', RunLanes)

function row(event, number, api) {
  const { title, code = [], mark } = told(event, api)
  const tone = GOOD.has(event.kind) ? 'good' : BAD.has(event.kind) ? 'bad' : ''
  return element(
    'li',
    { class: `${event.lane} ${event.kind} ${tone}`.trim() },
    element('span', { class: 'lane' }, t(`lane.${event.lane}`)),
    element('p', {}, element('span', { class: 'number', 'aria-hidden': 'true' }, number), title),
    code.length > 0 ? element('pre', {}, element('code', {}, code.join('\n'))) : null,
    mark ?? null,
  )
}

// What one event says: a title, lines of code, and a mark for what Flask ran.
function told({ kind, call, exchange }, api) {
  const url = call.url.replace(api, '')
  const { request, response } = exchange ?? {}
  const receives = exchange?.kind === 'preflight' ? noViewRan() : viewRan(exchange)
  const tellers = {
    calls: () => ({ title: t('event.calls'), code: callLines(call, url) }),
    asks: () => ({ title: question(call, request), code: linesOf(request.headers, isCorsHeader) }),
    sends: () => ({ title: t('event.sends'), code: linesOf(request.headers, isTelling) }),
    'sends-after-asking': () => ({
      title: t('event.sends-after-asking'),
      code: linesOf(request.headers, isTelling),
    }),
    follows: () => ({
      title: t('event.follows'),
      code: linesOf(response.headers, (name) => name === 'location'),
    }),
    receives: () => ({ title: code(`${exchange.method} ${exchange.path}`), mark: receives }),
    answers: () => ({
      title: code(`${response.status} ${response.reason}`),
      code: answerLines(response),
    }),
    'never-sends': () => ({ title: t('event.never-sends', { method: call.method, url }) }),
    'never-receives': () => ({ title: t('event.never-receives', { method: call.method, url }) }),
    'hands-over': () => ({
      title: t(call.response?.type === 'opaque' ? 'event.hands-over-opaque' : 'event.hands-over'),
    }),
    keeps: () => ({ title: t('event.keeps') }),
    gets: () => ({
      title: code(call.error ?? `${call.response.status} · type: "${call.response.type}"`),
    }),
  }
  return tellers[kind]()
}

function question({ method }, { headers }) {
  const asked = header(headers, 'access-control-request-headers')
  return asked
    ? t('event.asks-headers', { method, headers: asked.replaceAll(',', ', ') })
    : t('event.asks', { method })
}

function callLines(call, url) {
  const type = header(call.headers, 'content-type')
  const options = [
    call.method !== 'GET' && `method: "${call.method}"`,
    type && `Content-Type: ${type}`,
    call.credentials !== 'same-origin' && `credentials: "${call.credentials}"`,
    call.mode !== 'cors' && `mode: "${call.mode}"`,
  ].filter(Boolean)
  return [`fetch(\`\${api}${url}\`)`, ...options.map((option) => `  ${option}`)]
}

function answerLines(response) {
  const lines = linesOf(response.headers, (name) => isCorsHeader(name) || name === 'set-cookie')
  return lines.some((line) => /^access-control-/i.test(line))
    ? lines
    : [...lines, t('event.no-cors-headers')]
}

function linesOf(headers, wanted) {
  return headers
    .filter(([name]) => wanted(name.toLowerCase()))
    .map(([name, value]) => `${name}: ${shortened(name, value)}`)
}

function shortened(name, value) {
  return /cookie/i.test(name) && value.length > COOKIE_SHOWN
    ? `${value.slice(0, COOKIE_SHOWN)}…`
    : value
}

function isCorsHeader(name) {
  return name === 'origin' || name.startsWith('access-control-')
}

function isTelling(name) {
  return isCorsHeader(name) || name === 'cookie'
}

function viewRan(exchange) {
  if (!exchange?.view) return noViewRan()
  return element('p', { class: 'ran' }, t('event.ran', { view: `${exchange.view}()` }))
}

function noViewRan() {
  return element('p', { class: 'ran not' }, t('event.no-view-ran'))
}

function code(text) {
  return element('code', {}, text)
}

function browserName() {
  const brands = navigator.userAgentData?.brands ?? []
  const brand = brands.find(
    ({ brand }) => !/not.?a.?brand/i.test(brand) && brand !== 'Chromium',
  )?.brand
  if (brands.length > 0) return brand ?? 'Chromium'
  return /Firefox/.test(navigator.userAgent)
    ? 'Firefox'
    : /Safari/.test(navigator.userAgent)
      ? 'Safari'
      : ''
}
