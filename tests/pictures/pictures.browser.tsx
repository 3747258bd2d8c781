import { composeStories, setProjectAnnotations } from '@storybook/react-vite'
import { LatchkeyUi } from '@latchkey/ui'
import { configure } from 'storybook/test'
import { expect, inject, test } from 'vitest'
import { page } from 'vitest/browser'
import preview from '../../.storybook/preview.tsx'
import { here } from './here.ts'
import './pictures.css'

/** The two questions, over the page: the one before access is given, and the one before it ends. */
const questions = ['DelegateWalletButton/Consent', 'RevokeSessionsButton/Confirm']

/** Waiting that ends after seconds would end while pictures are taken on a busy machine. */
const waiting = { slow: 3_600_000, unknown: 3_600_000 }

configure({ asyncUtilTimeout: 20_000 })
setProjectAnnotations([preview, { decorators: [(Story) => <LatchkeyUi timing={waiting}>{<Story />}</LatchkeyUi>] }])

type StoriesFile = Parameters<typeof composeStories>[0]
interface Drawable {
  run: () => Promise<void>
}

const files = import.meta.glob<StoriesFile>('../../packages/ui/src/*/*.stories.tsx', { eager: true })
const stories = Object.entries(files).flatMap(([file, module]) =>
  Object.entries(composeStories(module) as Record<string, Drawable>).map(([story, drawable]) => {
    const component = file.split('/').at(-1)!.replace('.stories.tsx', '')
    return { name: `${component}/${story}`, drawable }
  }),
)
const glances = stories.filter(({ name }) => name.endsWith('/StatesAtAGlance'))
const asked = stories.filter(({ name }) => questions.includes(name))

const renews = inject('renews')
const taken = Object.keys(import.meta.glob('./taken/*/*.png')).filter((file) => file.includes(`/${here}/`))
const isComparable = renews || taken.length > 0
if (!isComparable) console.warn(`No pictures were taken by ${here}: nothing to compare with.`)

test.runIf(isComparable).each([...glances, ...asked])('$name looks as it did', async ({ name, drawable }) => {
  await draw(drawable)
  await compare(toFile(name), house().scrollHeight)
  for (const { dataset } of document.querySelectorAll<HTMLElement>('.lk-page')) dataset.theme = 'dark'
  // Only colours differ: its top is enough.
  await compare(`${toFile(name)}-dark`, Math.min(house().scrollHeight, 800))
})

test.runIf(isComparable && !renews)('a change of sixty pixels is seen', async () => {
  await draw(glances.find(({ name }) => name.startsWith('UserButton/'))!.drawable)
  const spot = document.createElement('i')
  spot.style.cssText =
    'position: absolute; inset: 2px auto auto 2px; inline-size: 10px; block-size: 6px; background: #777'
  house().firstElementChild!.append(spot)
  await expect(compare('UserButton', house().scrollHeight)).rejects.toThrow(/60 pixels/)
})

test.runIf(isComparable)('every picture is of something', () => {
  const names = [...glances, ...asked].flatMap(({ name }) => [toFile(name), `${toFile(name)}-dark`])
  const nobodys = taken.filter((file) => !names.some((name) => file.endsWith(`/${name}.png`)))
  expect(nobodys).toEqual([])
})

/** The name of a story's picture. */
const toFile = (name: string) => name.replace('/StatesAtAGlance', '').replace('/', '')

const house = () => document.querySelector<HTMLElement>('.lk-house')!

/** Takes the story to its end, on a page that is as wide as all the others. */
async function draw(story: Drawable) {
  await page.viewport(1_000, 640)
  await story.run()
  await document.fonts.ready
}

async function compare(name: string, height: number) {
  await page.viewport(1_000, height)
  Object.assign(house().style, { blockSize: `${height}px`, overflow: 'clip' })
  await expect(page.elementLocator(house())).toMatchScreenshot(`${here}/${name}`, { timeout: 30_000 })
}
