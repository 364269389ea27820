/** Where offices are held, as policies name the places of a process. */
import type { PlaceSpec } from './policy-spec.js'

export const agency: PlaceSpec = { label: '机关', kinds: ['agencyPartyOrganization'] }
export const community: PlaceSpec = { label: '社区', kinds: ['community'] }
export const subdistrict: PlaceSpec = { label: '街道', kinds: ['subdistrict'] }
export const district: PlaceSpec = { label: '区', kinds: ['district', 'city'] }
