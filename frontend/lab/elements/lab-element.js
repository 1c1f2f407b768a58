// What the elements of the lab have in common.

/** An element that reacts to things only while it is in a page. */
export class LabElement extends HTMLElement {
  #leaving = new AbortController()

  connectedCallback() {
    this.#leaving = new AbortController()
    this.connected(this.#leaving.signal)
  }

  disconnectedCallback() {
    this.#leaving.abort()
  }

  /**
   * Begins what the element does in the page. When it leaves the page the signal is aborted:
   * listeners have it as an option, whatever goes on by itself looks at it.
   * @param {AbortSignal} _signal
   */
  connected(_signal) {}
}
