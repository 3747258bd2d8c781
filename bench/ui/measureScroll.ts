/** Scrolls from top to bottom, so many pixels a frame, and counts the frames that a screen of 60 Hz would have shown in vain. */
export async function measureScroll({ step = 300, most = 600 } = {}): Promise<{
  frames: number
  dropped: number
  longest: number
}> {
  const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))
  const end = document.documentElement.scrollHeight - innerHeight
  let [frames, dropped, longest] = [0, 0, 0]
  let before = await frame()
  for (let top = 0; top < end && frames < most; top += step) {
    scrollTo(0, top)
    const now = await frame()
    dropped += Math.max(0, Math.round((now - before) / (1000 / 60)) - 1)
    longest = Math.max(longest, now - before)
    before = now
    frames++
  }
  return { frames, dropped, longest }
}
