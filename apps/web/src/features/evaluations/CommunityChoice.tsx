import { Select } from 'antd'
import type { EvaluationCommunity } from '../../api/evaluations.js'
import { useListSearch } from '../../components/list/use-list-search.js'
import { m } from '../../messages/index.js'

/** The community that is looked at, kept in the address; at first one where something waits, or else the first. */
export const useCommunity = (
  communities: EvaluationCommunity[],
  waits: (community: EvaluationCommunity) => boolean = () => false,
): [string | undefined, (id: string) => void] => {
  const list = useListSearch()
  const asked = list.valueOf('community')
  const found = communities.find(({ id }) => id === asked) ?? communities.find(waits) ?? communities[0]
  return [found?.id, community => list.set({ community })]
}

/** Nothing to choose for whoever looks after one community only. */
export const CommunityChoice = ({
  communities,
  value,
  onChange,
}: {
  communities: EvaluationCommunity[]
  value: string
  onChange: (id: string) => void
}) =>
  communities.length > 1 ? (
    <div className="toolbar">
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        className="evaluation-community"
        aria-label={m.evaluation.judged.community}
        options={communities.map(({ id, name }) => ({ value: id, label: name }))}
        value={value}
        onChange={onChange}
      />
    </div>
  ) : null
