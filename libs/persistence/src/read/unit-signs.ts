/** As a condition on `org_unit`, by its index: every two neighbouring signs of the text stand in the name or the pinyin. */
export const hasSigns = (typed: string): string =>
  `neighbouring_signs(name || ' ' || pinyin) @> neighbouring_signs(${typed})`
