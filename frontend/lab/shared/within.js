// Waiting that somebody may end.

/**
 * Returns what `result` comes to. Throws the reason of the `signal` if that is aborted before.
 * @template Result
 * @param {AbortSignal | undefined} signal
 * @param {Result | Promise<Result>} result
 * @returns {Promise<Result>}
 */
export async function within(signal, result) {
  if (!signal) return result
  signal.throwIfAborted()
  /** @type {Promise<never>} */
  const ended = new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
  return Promise.race([result, ended])
}
