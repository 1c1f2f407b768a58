// Where the browser takes this page to be: Local Network Access goes by it.

import { find } from '../shared/dom.js'

/** @import { Observation } from '../shared/types.d.ts' */

/**
 * Tells of each call of a page that is treated as a public one what else decides about it.
 * @param {Observation} observation
 * @returns {Promise<Observation>}
 */
export async function withAddressSpace(observation) {
  const { addressSpace } = find(document, 'main', HTMLElement).dataset
  if (!addressSpace) return observation
  const decides = { address_space: addressSpace, local_network_access: await isPermitted() }
  const calls = observation.calls.map((call) => ({
    ...call,
    request: { ...call.request, ...decides },
  }))
  return { ...observation, calls }
}

/** Whether the reader has given this page the permission. */
async function isPermitted() {
  const name = /** @type {any} */ ('local-network-access')
  try {
    const permission = await navigator.permissions.query({ name })
    return permission.state === 'granted'
  } catch {
    return false // not every browser has it
  }
}
