// In a page of the example that the lab frames: tells the frame so, before the page's own script runs.

window.frameElement?.dispatchEvent(new Event('begins'))
