import { useParams } from 'react-router'
import { BranchView } from '../features/branches/BranchView.js'

/** 临时党支部 of one community. */
export default function Branch() {
  const { id = '' } = useParams()
  return <BranchView id={id} />
}
