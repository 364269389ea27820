/**
 * What a photo looks like, in a few numbers: the same picture saved anew, smaller, or a little cropped comes near it, another
 * picture does not. Two prints are compared bit by bit; what is near is shown to a person, never decided by the number.
 */
import sharp from 'sharp'

const side = 32
const low = 8

/** Parts of a photo whose prints are kept: the whole, and what is left when a little is cut off the edges. */
const cuts: readonly (readonly [left: number, top: number, kept: number])[] = [
  [0, 0, 1],
  [0.025, 0.025, 0.95],
  [0.05, 0.05, 0.9],
  [0, 0, 0.94],
  [0.06, 0, 0.94],
  [0, 0.06, 0.94],
  [0.06, 0.06, 0.94],
]

/** Cosines of the discrete transform, row by row. */
const cosines = Array.from({ length: low }, (_, u) =>
  Array.from({ length: side }, (_value, x) => Math.cos(((2 * x + 1) * u * Math.PI) / (2 * side))),
)

const axis = Array.from({ length: side }, (_, at) => at)

/** How much of the wave (`u` across, `v` down) is in a grey square. */
const waveOf = (grey: Uint8Array, u: number, v: number): number =>
  axis.reduce((sum, y) => {
    const row = axis.reduce((part, x) => part + (grey[y * side + x] ?? 0) * (cosines[u]?.[x] ?? 0), 0)
    return sum + row * (cosines[v]?.[y] ?? 0)
  }, 0)

/** The low frequencies of a grey square, each compared with their median: 63 bits. */
const printOf = (grey: Uint8Array): bigint => {
  const waves = Array.from({ length: low * low }, (_, no) => waveOf(grey, no % low, Math.floor(no / low)))
  // The first is the brightness of the whole.
  const shape = waves.slice(1)
  const middle = shape.toSorted((a, b) => a - b)[shape.length >> 1] ?? 0
  return shape.reduce((bits, value) => (bits << 1n) | (value > middle ? 1n : 0n), 0n)
}

/** Largest picture that is opened, in pixels: a small file may unpack to a huge one. */
const mostPixels = 100_000_000

/**
 * @param content of a JPEG, PNG or WebP
 * @returns the prints of the whole and of its cuts, the whole first
 * @throws Error for what is no picture
 */
export const photoPrints = async (content: Buffer): Promise<bigint[]> => {
  const whole = await sharp(content, { limitInputPixels: mostPixels })
    .rotate()
    .greyscale()
    .resize(256, 256, { fit: 'fill' })
    .raw()
    .toBuffer({ resolveWithObject: true })
  const { width, height, channels } = whole.info
  return Promise.all(
    cuts.map(async ([left, top, kept]) => {
      const grey = await sharp(whole.data, { raw: { width, height, channels } })
        .extract({
          left: Math.round(left * width),
          top: Math.round(top * height),
          width: Math.round(kept * width),
          height: Math.round(kept * height),
        })
        .resize(side, side, { fit: 'fill' })
        .greyscale()
        .raw()
        .toBuffer()
      return printOf(grey)
    }),
  )
}

/** Bits in which two prints differ. */
export const printDistance = (a: bigint, b: bigint): number => {
  let [bits, differ] = [BigInt.asUintN(64, a ^ b), 0]
  for (; bits > 0n; bits >>= 1n) differ += Number(bits & 1n)
  return differ
}

/** Up to so many differing bits two photos are shown side by side to a person. */
export const mostAlike = 10

/** How near two photos come: the whole of one against each cut of the other. */
export const photoDistance = (one: readonly bigint[], other: readonly bigint[]): number => {
  const [whole = 0n] = one
  const [otherWhole = 0n] = other
  const nearest = (print: bigint, prints: readonly bigint[]) =>
    Math.min(...prints.map(each => printDistance(print, each)))
  return Math.min(nearest(whole, other), nearest(otherWhole, one))
}
