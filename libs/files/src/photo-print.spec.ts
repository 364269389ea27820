import sharp, { type Sharp } from 'sharp'
import { mostAlike, photoDistance, photoPrints, printDistance } from './photo-print.js'

const [width, height] = [800, 600]

/** The same numbers again for the same seed. */
const numbers = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
  return seed / 2_147_483_648
}

/** A scene of its own: ground, sky, and some houses and people of that seed. */
const scene = (seed: number): string => {
  const next = numbers(seed * 7919 + 1)
  const grey = () => Math.round(next() * 255)
  const colour = () => `rgb(${grey()},${grey()},${grey()})`
  const shapes = Array.from({ length: 14 }, (_, no) => {
    const [x, y, w, h] = [next() * width, next() * height, 40 + next() * 260, 40 + next() * 220]
    return no % 2 === 0
      ? `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${colour()}"/>`
      : `<ellipse cx="${x}" cy="${y}" rx="${w / 2}" ry="${h / 2}" fill="${colour()}"/>`
  })
  const horizon = 150 + next() * 300
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
    <rect width="${width}" height="${height}" fill="${colour()}"/>
    <rect y="${horizon}" width="${width}" height="${height}" fill="${colour()}"/>${shapes.join('')}</svg>`
}

const photo = (seed: number): Promise<Buffer> =>
  sharp(Buffer.from(scene(seed)))
    .jpeg({ quality: 92 })
    .toBuffer()

const treatments: Record<string, (picture: Sharp) => Sharp> = {
  'saved anew': picture => picture.jpeg({ quality: 40 }),
  'as another format': picture => picture.webp({ quality: 60 }),
  smaller: picture => picture.resize(320).jpeg({ quality: 70 }),
  'stretched a little': picture => picture.resize(800, 560, { fit: 'fill' }).jpeg(),
  brighter: picture => picture.modulate({ brightness: 1.15 }).jpeg(),
  'in grey': picture => picture.greyscale().jpeg(),
  'cropped by 3 % all round': picture =>
    picture.extract({ left: 24, top: 18, width: 752, height: 564 }).jpeg(),
  'cropped by 5 % at two edges': picture =>
    picture.extract({ left: 40, top: 0, width: 760, height: 570 }).jpeg({ quality: 70 }),
}

const seeds = Array.from({ length: 40 }, (_, seed) => seed)
let originals: bigint[][]
beforeAll(async () => {
  originals = await Promise.all(seeds.map(async seed => photoPrints(await photo(seed))))
})

test.each(Object.entries(treatments))('the same photo, %s, is found', async (_what, treat) => {
  const missed: number[] = []
  for (const seed of seeds) {
    const prints = await photoPrints(await treat(sharp(await photo(seed))).toBuffer())
    if (photoDistance(prints, originals[seed] ?? []) > mostAlike) missed.push(seed)
  }
  expect(missed.length).toBeLessThanOrEqual(1)
})

test('other photos are not taken for the same: at most one pair in two hundred', () => {
  let alike = 0
  let pairs = 0
  for (const one of seeds)
    for (const other of seeds.slice(one + 1)) {
      pairs += 1
      if (photoDistance(originals[one] ?? [], originals[other] ?? []) <= mostAlike) alike += 1
    }
  expect(pairs).toBe(780)
  expect(alike).toBeLessThanOrEqual(pairs / 200)
})

test('bits that differ are counted, and what is no picture is refused', async () => {
  expect(printDistance(0b1011n, 0b0001n)).toBe(2)
  expect(printDistance(-1n, 0n)).toBe(64)
  await expect(photoPrints(Buffer.from('no picture'))).rejects.toThrow()
})
