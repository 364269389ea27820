import { Modal, type ModalProps } from 'antd'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../../api/problem.js'
import { m } from '../../messages/index.js'
import { FormProblem } from './FormProblem.js'

interface FormDialogProps extends Pick<ModalProps, 'title' | 'okText' | 'okButtonProps' | 'width'> {
  /** What is sent when it is confirmed. */
  command: { isPending: boolean; problem: ApiProblem | undefined }
  onOk: () => void
  onCancel: () => void
  children?: ReactNode
}

/** Some fields that are sent together, what the server objected to above them. */
export const FormDialog = ({ command, children, ...dialog }: FormDialogProps) => (
  <Modal open cancelText={m.state.cancel} confirmLoading={command.isPending} {...dialog}>
    <FormProblem problem={command.problem} />
    {children}
  </Modal>
)
