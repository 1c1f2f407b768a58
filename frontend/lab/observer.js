// Watches client code from outside: which fetch() calls it makes, and what it gets to know.

/**
 * Runs `work` and returns what could be seen of it: `{calls, returned}` or `{calls, thrown}`, all
 * plain data. The client code needs no change: the global fetch() is replaced while it runs.
 */
export async function observe(work) {
  const calls = []
  const realFetch = globalThis.fetch
  globalThis.fetch = (input, init) => {
    const call = described(input, init)
    calls.push(call)
    return realFetch(input, init).then(
      (response) => {
        call.response = seenOf(response)
        return response
      },
      (error) => {
        call.error = inWords(error)
        throw error
      },
    )
  }
  try {
    return { calls, returned: asText(await work()) }
  } catch (error) {
    return { calls, thrown: inWords(error) }
  } finally {
    globalThis.fetch = realFetch
  }
}

function described(input, init) {
  const request = new Request(
    input instanceof Request ? input.clone() : input,
    init?.body instanceof ReadableStream ? { ...init, body: null } : init,
  )
  return {
    url: request.url,
    method: request.method,
    mode: request.mode,
    credentials: request.credentials,
    redirect: request.redirect,
    headers: Array.from(request.headers),
    response: null,
    error: null,
  }
}

function seenOf(response) {
  return {
    type: response.type,
    status: response.status,
    headers: Array.from(response.headers),
  }
}

function inWords(error) {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
}

function asText(value) {
  return typeof value === 'string' ? value : (JSON.stringify(value, null, 2) ?? 'undefined')
}
