#!/usr/bin/env node
// Counts the published ballots of an evaluation again: node recount.mjs ballots.json
// Deliberately alone: no import from this project and no package, so that somebody who trusts neither can read it whole.
import { readFileSync } from 'node:fs'

const [file] = process.argv.slice(2)
const say = text => process.stdout.write(`${text}\n`)
if (!file) {
  say('用法：node recount.mjs 选票清单.json')
  process.exit(2)
}
const published = JSON.parse(readFileSync(file, 'utf8'))
const faults = [
  ...repeatedReceipts(published),
  ...ofNoCommunity(published),
  ...published.communities.flatMap(community => [
    ...wrongNumbers(published, community),
    ...wrongResults(published, community),
  ]),
]
for (const fault of faults) say(`✗ ${fault}`)
if (faults.length === 0) say(`✓ ${published.ballots.length} 张选票，重新计票与公布结果一致`)
else say(`${faults.length} 处不一致`)
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

/** Communities with fewer ballots than `rules.k` have none under their name. */
function wrongNumbers({ ballots, rules }, { id, name, voted, ballots: told, paper, isSufficient }) {
  const mine = ballots.filter(({ communityId }) => communityId === id)
  const onPaper = mine.filter(({ source }) => source === 'paper').length
  const expected = told < rules.k ? 0 : told
  const isEnough = told >= Math.max(rules.minimumValid, rules.k)
  return [
    ...(mine.length === expected ? [] : [`${name}：清单有 ${mine.length} 张票，公布 ${expected} 张`]),
    ...(voted === told ? [] : [`${name}：投过的票 ${voted} 张，票箱里 ${told} 张`]),
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
