// `<wire-log>`: the server's record of a run, each exchange whole.

import { element } from '../shared/dom.js'
import { header } from '../shared/headers.js'
import { origins } from '../shared/page-data.js'
import { t } from '../shared/text.js'

/** @import { Exchange, Message, RunRecord } from '../shared/types.d.ts' */

export class WireLog extends HTMLElement {
  #list = element('ol')
  /** @type {string | null} */
  #run = null
  /**
   * What is drawn, by the exchange's number in its run.
   * @type {Map<number, { made: HTMLElement, isFinished: boolean }>}
   */
  #items = new Map()

  /**
   * Draws a run's record: what is new or was unfinished the last time, all of it for another run.
   * @param {RunRecord} record
   */
  draw({ id, exchanges }) {
    if (id !== this.#run) this.#begin(id)
    for (const exchange of exchanges) this.#drawOne(exchange)
  }

  /** @param {string} id */
  #begin(id) {
    this.#run = id
    this.#items.clear()
    this.#list.replaceChildren()
    this.replaceChildren(this.#list)
  }

  /** @param {Exchange} exchange */
  #drawOne(exchange) {
    const drawn = this.#items.get(exchange.number)
    if (drawn?.isFinished) return
    const made = item(exchange)
    if (drawn) drawn.made.replaceWith(made)
    else this.#list.append(made)
    this.#items.set(exchange.number, { made, isFinished: exchange.duration_ms !== null })
  }
}

customElements.define('wire-log', WireLog)

/** @param {Exchange} exchange */
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

/** @param {string} origin */
function kindOf(origin) {
  return Object.keys(origins).find((kind) => origins[kind] === origin) ?? 'attacker'
}

/**
 * Returns a request or a response as text: its first line, its headers, its body.
 * @param {string} firstLine
 * @param {Message} message
 */
export function message(firstLine, { headers, body }) {
  const head = [firstLine, ...headers.map(([name, value]) => `${name}: ${value}`)].join('\n')
  const cut = body.truncated ? `\n${t('wire.truncated', { size: body.size })}` : ''
  return `${head}\n\n${body.text}${cut}`.trimEnd()
}
