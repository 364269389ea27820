import { Button, type ButtonProps } from 'antd'
import { useHref, useLinkClickHandler } from 'react-router'

/** A link that looks like a button and stays within the portal. */
export const LinkButton = ({
  to,
  ...button
}: Pick<ButtonProps, 'type' | 'size' | 'children'> & { to: string }) => {
  const follow = useLinkClickHandler<HTMLElement>(to)
  return <Button {...button} href={useHref(to)} onClick={follow} />
}
