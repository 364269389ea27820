import type { RegionStory, StageStory } from './story.js'

/** One region as a Mermaid state diagram. */
export const diagram = ({ stages }: RegionStory): string =>
  [
    '```mermaid',
    'stateDiagram-v2',
    ...stages.map(({ name, label }) => `  ${name}: ${label}`),
    ...(stages[0] ? [`  [*] --> ${stages[0].name}`] : []),
    ...stages.flatMap(ways),
    ...stages.filter(isLast).map(({ name }) => `  ${name} --> [*]`),
    '```',
  ].join('\n')

const ways = ({ name, ways }: StageStory): string[] =>
  ways.flatMap(({ label, to }) => to.map(target => `  ${name} --> ${target}: ${label}`))

const isLast = ({ final, moves }: StageStory): boolean => final || moves !== undefined
