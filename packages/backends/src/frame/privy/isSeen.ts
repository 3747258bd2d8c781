/** What a page adds to the frame's address that shows the frame when it is told to. */
const onDemand = 'latchkey-frame'

/** True where the page around shows this frame when it asks for that. */
export const showsFrame = (): boolean => new URLSearchParams(location.search).get(onDemand) === 'shown'

/** True where the person can be asked in this frame. Privy's SDK for React hides it, so that nobody could answer. */
export const isSeen = (): boolean => showsFrame() || (innerWidth > 0 && innerHeight > 0)
