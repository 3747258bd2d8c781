import { configure } from 'storybook/test'

configure({
  // A busy machine is slow, not wrong.
  asyncUtilTimeout: 5_000,
  // Without the whole page behind it, which buries what failed.
  getElementError: (message) => Object.assign(new Error(message ?? ''), { name: 'TestingLibraryElementError' }),
})
