// `<wire-log>`: the server's record of a run, each exchange whole.

import { element } from '../shared/dom.js'
import { header } from '../run/pairing.js'
import { origins, t } from '../shared/text.js'

class WireLog extends HTMLElement {
  #run = null
  #items = new Map() // by the exchange's number in its run

  /** Draws a run's record: what is new or was unfinished the last time, all of it for another run. */
  draw({ id, exchanges, dropped_exchanges: dropped }) {
    if (id !== this.#run) this.#begin(id)
    exchanges.forEach((exchange, index) => this.#drawOne(dropped + index, exchange))
  }

  #begin(id) {
    this.#run = id
    this.#items.clear()
    this.replaceChildren(element('ol'))
  }

  #drawOne(number, exchange) {
    const drawn = this.#items.get(number)
    if (drawn?.isFinished) return
    const made = item(exchange)
    if (drawn) drawn.made.replaceWith(made)
    else this.firstElementChild.append(made)
    this.#items.set(number, { made, isFinished: exchange.duration_ms !== null })
  }
}

customElements.define('wire-log', WireLog)

function item(exchange) {
  const { method, path, request, response, view } = exchange
  const ran = view ? t('event.ran', { view: `${view}()` }) : t('event.no-view-ran')
  const origin = header(request.headers, 'origin')
  const status = `${response.status ?? '—'} ${response.reason}`
  return element(
    'li',
    {},
    element(
      'details',
      {},
      element(
        'summary',
        {},
        element('code', {}, `${method} ${path}`),
        origin ? element('span', { class: `origin ${kindOf(origin)}` }, origin) : null,
        element('code', { class: 'status' }, status),
        element('span', { class: view ? 'ran' : 'ran not' }, ran),
        element('span', { class: 'time' }, t('wire.time', { ms: exchange.duration_ms ?? '—' })),
      ),
      element('pre', { tabindex: 0 }, message(`${method} ${path}`, request)),
      element('pre', { tabindex: 0 }, message(status, response)),
    ),
  )
}

function kindOf(origin) {
  return Object.keys(origins).find((kind) => origins[kind] === origin) ?? 'attacker'
}

/** Returns a request or a response as text: its first line, its headers, its body. */
export function message(firstLine, { headers, body }) {
  const head = [firstLine, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n')
  const cut = body.truncated ? `\n${t('wire.truncated', { size: body.size })}` : ''
  return `${head}\n\n${body.text}${cut}`.trimEnd()
}
