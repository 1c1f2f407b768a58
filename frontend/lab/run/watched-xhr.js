// XMLHttpRequest as client code uses it, with a note of what it asked for and what it got.

import { absolute, bodyOf } from './requests.js'

const HANDLERS = ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'].map(
  (type) => `on${type}`,
)

/** Returns an XMLHttpRequest that tells `begin(request)` of each send() and completes its call. */
export function watchedXhr(RealXhr, begin) {
  return class XMLHttpRequest extends RealXhr {
    #asked = null
    #listensToUpload = false

    constructor() {
      super()
      const { upload } = this
      const addEventListener = upload.addEventListener.bind(upload)
      upload.addEventListener = (...listener) => {
        this.#listensToUpload = true
        addEventListener(...listener)
      }
    }

    open(method, url, ...rest) {
      this.#asked = { api: 'xhr', url: absolute(url), method: String(method), headers: [] }
      super.open(method, url, ...rest)
    }

    setRequestHeader(name, value) {
      super.setRequestHeader(name, value)
      this.#asked.headers.push([String(name), String(value)])
    }

    send(body = null) {
      const call = begin({
        ...this.#asked,
        credentials: this.withCredentials ? 'include' : 'same-origin',
        body: bodyOf(body),
        upload_listener: this.#listensToUpload || HANDLERS.some((name) => this.upload[name]),
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
