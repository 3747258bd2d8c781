'use client'
import { Mark } from '../LinkedAccountList/Mark.tsx'
import { providerBrand, type Speaker } from '../LinkedAccountList/providerBrand.ts'
import { Button, type ButtonProps } from '../parts/Button.tsx'
import { clip } from '../parts/clip.ts'

interface ProviderButtonProps extends Omit<ButtonProps, 'part' | 'children'> {
  provider: Speaker
  /** The whole sentence, of which the button may show the name alone. */
  says: (brand: string) => string
  isShort?: boolean
}

/** The way to one provider, under its mark. */
export function ProviderButton({ provider, says, isShort = false, ...props }: ProviderButtonProps) {
  const { brand, type, isCustom } = providerBrand(provider)
  const name = clip(brand, 40)
  return (
    <Button part="provider" {...props} {...(isShort && { 'aria-label': says(name) })}>
      <Mark type={type} mark={isCustom ? 'custom' : (type as 'google_oauth')} brand={name} />
      <bdi>{isShort ? name : says(name)}</bdi>
    </Button>
  )
}
