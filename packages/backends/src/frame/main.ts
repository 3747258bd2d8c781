import type { FrameConfig } from './FrameConfig.ts'
import { serveFrame } from './serveFrame.ts'

// The whole of the frame's page: its server wrote into it whom it serves.
serveFrame(JSON.parse(document.documentElement.dataset['config']!) as FrameConfig)
