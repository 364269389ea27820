#!/usr/bin/env node
// Counts the published ballots of an evaluation again, and draws its households again: node recount.mjs ballots.json [commitment]
// Deliberately alone: no import from this project and no package, so that somebody who trusts neither can read it whole.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

const [file, noted] = process.argv.slice(2)
const say = text => process.stdout.write(`${text}\n`)
if (!file) {
  say('用法：node recount.mjs 选票清单.json [抽样前记下的承诺]')
  process.exit(2)
}
const published = JSON.parse(readFileSync(file, 'utf8'))
// Lists of an earlier version tell neither the seed's promise nor the places that were drawn.
const noDraw = '此清单没有抽样数据，不核对抽样和承诺'
const tellsDraw = Boolean(
  published.drawing?.commitment && published.communities.every(({ drawn }) => Array.isArray(drawn)),
)
const faults = [
  ...repeatedReceipts(published),
  ...ofNoCommunity(published),
  ...(tellsDraw ? brokenPromise(published, noted) : []),
  ...published.communities.flatMap(community => [
    ...wrongNumbers(published, community),
    ...wrongResults(published, community),
    ...(tellsDraw ? wrongDraw(published, community) : []),
  ]),
]
for (const fault of faults) say(`✗ ${fault}`)
const slips = published.communities.reduce((sum, { drawn }) => sum + (drawn?.length ?? 0), 0)
if (!tellsDraw) say(noDraw)
if (faults.length > 0) say(`${faults.length} 处不一致`)
else
  say(
    `✓ ${published.ballots.length} 张选票，重新计票与公布结果一致${tellsDraw ? `；${slips} 户，重新抽样与发出的选票一致` : ''}`,
  )
process.exit(faults.length === 0 ? 0 : 1)

function repeatedReceipts({ ballots }) {
  const seen = new Set()
  return ballots.flatMap(({ receipt }) => {
    if (seen.has(receipt)) return [`回执 ${receipt} 出现两次`]
    seen.add(receipt)
    return []
  })
}

/** Ballots under no community's name are those of communities with fewer than `rules.k`. */
function ofNoCommunity({ ballots, communities, rules }) {
  const named = new Set(communities.filter(({ ballots: told }) => told >= rules.k).map(({ id }) => id))
  const merged = ballots.filter(({ communityId }) => communityId === null).length
  const strange = ballots.filter(({ communityId }) => communityId !== null && !named.has(communityId)).length
  const expected = communities.reduce((sum, { ballots: told }) => sum + (told < rules.k ? told : 0), 0)
  return [
    ...(merged === expected ? [] : [`合并的社区：清单有 ${merged} 张票，公布 ${expected} 张`]),
    ...(strange === 0 ? [] : [`${strange} 张票的社区不在公布之列`]),
  ]
}

/** The seed is the one that was promised; whoever noted the promise before the lists were told gives it along. */
function brokenPromise({ drawing: { seed, commitment } }, noted) {
  return [
    ...(sha256(seed) === commitment ? [] : ['抽样种子与公布的承诺不符']),
    ...(noted === undefined || noted.toLowerCase() === commitment ? [] : ['公布的承诺与记下的不符']),
  ]
}

/** The places on a list whose hashes come first got the slips, in rising order. */
function wrongDraw({ drawing: { seed, households } }, { id, name, listed, drawn }) {
  const places = Array.from({ length: listed }, (_, index) => index + 1)
    .map(place => ({ place, key: sha256(`${seed} ${id} ${place}`) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .slice(0, households)
    .map(({ place }) => place)
    .sort((a, b) => a - b)
  const wrong = places.findIndex((place, at) => place !== drawn[at])
  if (wrong >= 0)
    return [
      `${name}：第 ${wrong + 1} 张选票应发给名册第 ${places[wrong]} 户，公布的是第 ${drawn[wrong] ?? '（无）'} 户`,
    ]
  return places.length === drawn.length ? [] : [`${name}：应抽 ${places.length} 户，公布 ${drawn.length} 户`]
}

function sha256(text) {
  return createHash('sha256').update(text).digest('hex')
}

/** Communities with fewer ballots than `rules.k` have none under their name; none has more ballots than households drawn. */
function wrongNumbers({ ballots, rules }, { id, name, drawn, voted, ballots: told, paper, isSufficient }) {
  const mine = ballots.filter(({ communityId }) => communityId === id)
  const onPaper = mine.filter(({ source }) => source === 'paper').length
  const expected = told < rules.k ? 0 : told
  const isEnough = told >= Math.max(rules.minimumValid, rules.k)
  return [
    ...(mine.length === expected ? [] : [`${name}：清单有 ${mine.length} 张票，公布 ${expected} 张`]),
    ...(voted === told ? [] : [`${name}：投过的票 ${voted} 张，票箱里 ${told} 张`]),
    ...(drawn === undefined || told <= drawn.length
      ? []
      : [`${name}：有 ${told} 张票，抽出的只有 ${drawn.length} 户`]),
    ...(paper === null || told < rules.k || onPaper === paper
      ? []
      : [`${name}：清单有纸质票 ${onPaper} 张，公布 ${paper} 张`]),
    ...(isEnough === isSufficient ? [] : [`${name}：样本是否足够与票数不符`]),
  ]
}

/** Answers are numbers of choices from 1; 0 is none, -1 one that is counted with other communities only. */
function wrongResults({ ballots, choices }, { id, name, results }) {
  const counts = new Map()
  const add = (key, by) => counts.set(key, (counts.get(key) ?? 0) + by)
  for (const { communityId, answers } of ballots)
    if (communityId === id && answers)
      answers.forEach((answer, at) => answer > 0 && add(`${at + 1} ${choices[answer - 1]?.value}`, 1))
  for (const { place, choice, count } of results) add(`${place} ${choice}`, -count)
  return [...counts]
    .filter(([, difference]) => difference !== 0)
    .map(([key, difference]) => {
      const [place, choice] = key.split(' ')
      const label = choices.find(({ value }) => value === choice)?.label ?? choice
      return `${name} 第 ${place} 题“${label}”：清单比公布${difference > 0 ? '多' : '少'} ${Math.abs(difference)}`
    })
}
