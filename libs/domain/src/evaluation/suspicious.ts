/** What in a resident's words may tell who is meant: numbers, where somebody lives, names that are on the platform's lists. */
import { findPersonalData } from '../text/personal-data.js'

/** A number and what it counts: 3栋2单元501室, 十二号楼, 5-2-301. */
const count = String.raw`[\d０-９零〇一二两三四五六七八九十百]{1,4}`
const addresses = [
  new RegExp(
    String.raw`(?:${count}(?:号楼|栋|幢|单元|弄|室|号院|号门|楼)[\s,，、-]*)+(?:${count}(?:号|室|户)?)?`,
    'g',
  ),
  /(?<!\d)\d{1,3}-\d{1,2}-\d{2,4}(?!\d)/g,
]

/** @param names of people on the platform that stand in the text. @returns one Chinese line for each, in no order */
export const suspicionsIn = (text: string, names: readonly string[]): string[] => [
  ...findPersonalData(text).map(({ label, text: written }) => `${label}：${written}`),
  ...new Set(
    addresses.flatMap(pattern => [...text.matchAll(pattern)].map(([written]) => `住址：${written}`)),
  ),
  ...names.map(name => `人名（名册里有）：${name}`),
]
