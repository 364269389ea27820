/**
 * The households of a community that get a slip: drawn from its list by a published seed, so that anybody with the list's
 * length can draw again. The list itself stays with the community: the platform knows places on it, never a door.
 */
export interface Drawing {
  seed: string
  communityId: string
  /** How many households the community's list holds. */
  households: number
  wanted: number
}

/** @param digest a hash of a text as 32 bytes, e.g. SHA-256. @returns places on the list, from 1, in rising order */
export const drawnPlaces = (
  { seed, communityId, households, wanted }: Drawing,
  digest: (text: string) => Uint8Array,
): number[] => {
  const keyed = Array.from({ length: households }, (_, index) => ({
    place: index + 1,
    key: hexOf(digest(`${seed} ${communityId} ${index + 1}`)),
  }))
  return keyed
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, wanted)
    .map(({ place }) => place)
    .sort((a, b) => a - b)
}

const hexOf = (bytes: Uint8Array): string =>
  Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
