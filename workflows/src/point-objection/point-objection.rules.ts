/** What follows from an objection's facts. */
import type { PointObjectionFacts } from './point-objection.facts.js'

export const isDecided = ({ decision }: PointObjectionFacts): boolean => decision !== undefined
