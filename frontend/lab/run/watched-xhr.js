// XMLHttpRequest as client code uses it, with a note of what it asked for and what it got.

import { absolute, bodyOf } from './requests.js'

/** @import { Call, CallRequest, Headers } from '../shared/types.d.ts' */

const HANDLERS = /** @type {const} */ ([
  'onloadstart',
  'onprogress',
  'onabort',
  'onerror',
  'onload',
  'ontimeout',
  'onloadend',
])

/**
 * Returns an XMLHttpRequest that tells `begin` of each send(), and completes the call it returns.
 * @param {typeof XMLHttpRequest} RealXhr
 * @param {(request: CallRequest) => Call} begin
 * @returns {typeof XMLHttpRequest}
 */
export function watchedXhr(RealXhr, begin) {
  return class XMLHttpRequest extends RealXhr {
    #url = ''
    #method = ''
    /** @type {Headers} */
    #headers = []
    #listensToUpload = false

    constructor() {
      super()
      const { upload } = this
      const addEventListener = upload.addEventListener.bind(upload)
      /** @param {Parameters<typeof addEventListener>} listener */
      upload.addEventListener = (...listener) => {
        this.#listensToUpload = true
        addEventListener(...listener)
      }
    }

    /** @param {string} method @param {string | URL} url @param {any[]} rest */
    open(method, url, ...rest) {
      this.#url = absolute(url)
      this.#method = String(method)
      this.#headers = []
      super.open(method, url, .../** @type {[boolean]} */ (rest))
    }

    /** @param {string} name @param {string} value */
    setRequestHeader(name, value) {
      super.setRequestHeader(name, value)
      this.#headers.push([String(name), String(value)])
    }

    /** @param {Document | XMLHttpRequestBodyInit | null} body */
    send(body = null) {
      const call = begin({
        api: 'xhr',
        url: this.#url,
        method: this.#method,
        headers: this.#headers,
        credentials: this.withCredentials ? 'include' : 'same-origin',
        body: bodyOf(body),
        upload_listener:
          this.#listensToUpload || HANDLERS.some((name) => this.upload[name] !== null),
      })
      this.addEventListener('load', () => {
        const names = this.getAllResponseHeaders().split('\r\n').filter(Boolean)
        const readable_headers = [...new Set(names.map((line) => line.split(':')[0]))]
        call.observed = { type: null, status: this.status, readable_headers }
      })
      this.addEventListener('error', () => {
        call.error = 'error'
      })
      super.send(body)
    }
  }
}
