import type { FrameConfig } from './FrameConfig.ts'
import { servePrivy } from './privy/servePrivy.ts'
import { serveWindow } from './privy/serveWindow.ts'
import { serveFrame } from './serveFrame.ts'

// The whole of the frame's page: its server wrote into it whom it serves.
const config = JSON.parse(document.documentElement.dataset['config']!) as FrameConfig
serveFrame(config)
servePrivy(config)
serveWindow(config)
