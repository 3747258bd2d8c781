import { composeStories } from '@storybook/react-vite'
import type { ComponentType } from 'react'
import preview from '../../../.storybook/preview.tsx'
import { modules } from 'virtual:stories'

/**
 * Every story by its name, as on a server that knows nobody yet, and as on one that knew the person.
 * The fake backend answers the same on both ends.
 */
export const stories: Record<string, ComponentType> = {}
for (const isKnown of [false, true]) {
  const parameters = { ...preview.parameters, lk: { isKnown } }
  for (const [file, module] of Object.entries(modules)) {
    const composed = composeStories(module as Parameters<typeof composeStories>[0], { ...preview, parameters })
    for (const [name, Story] of Object.entries(composed))
      stories[`${file} ${name}${isKnown ? ', person known' : ''}`] = Story as ComponentType
  }
}
