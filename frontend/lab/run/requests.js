// What script asks for, in the words of backend/whycors/cases/case.schema.json. Pure: arguments in, data out.

const BODY_TYPES = [
  [URLSearchParams, 'urlsearchparams'],
  [FormData, 'formdata'],
  [Blob, 'blob'],
  [ArrayBuffer, 'arraybuffer'],
  [ReadableStream, 'stream'],
]

/** Returns the request that fetch(input, init) asks for, before the browser has changed any of it. */
export function askedOfFetch(input, init) {
  const given = input instanceof Request ? input : {}
  const asked = (name, otherwise) => init?.[name] ?? given[name] ?? otherwise
  return {
    api: 'fetch',
    url: absolute(given.url ?? input),
    method: String(asked('method', 'GET')),
    headers: pairs(asked('headers', [])),
    mode: asked('mode', 'cors'),
    credentials: asked('credentials', 'same-origin'),
    redirect: asked('redirect', 'follow'),
    referrer_policy: asked('referrerPolicy', ''),
    // A Request has turned its body into a stream, and has its type among the headers already.
    body: given.body && !init?.body ? { type: 'arraybuffer' } : bodyOf(init?.body),
  }
}

/** Returns a body as {type, mime}, null when there is none. */
export function bodyOf(body) {
  if (body === null || body === undefined) return null
  if (ArrayBuffer.isView(body)) return { type: 'arraybuffer' }
  const type = BODY_TYPES.find(([kind]) => body instanceof kind)?.[1] ?? 'text'
  return type === 'blob' ? { type, mime: body.type } : { type }
}

/** Returns the whole URL; one that is none stays as it is. */
export function absolute(url) {
  try {
    return new URL(url, document.baseURI).href
  } catch {
    return String(url)
  }
}

function pairs(headers) {
  const isList = typeof headers[Symbol.iterator] === 'function'
  const list = isList ? [...headers] : Object.entries(headers)
  return list.map(([name, value]) => [String(name), String(value)])
}
