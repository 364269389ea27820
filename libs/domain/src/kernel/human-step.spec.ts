/** Every act of the human step under every rule; docs/acts.md lists these tests. */
import { humanStepCases, ruleColumns, type Column } from '#testing/human-step-cases.js'

const columns = Object.entries(ruleColumns) as [Column, string][]

describe.each(humanStepCases)('$act：$sentence', ({ run }) => {
  test.each(columns)('%s：%s', column => {
    expect(() => {
      run(column)
    }).not.toThrow()
  })
})
