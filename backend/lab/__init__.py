"""The observer: loads the scenarios, records what crosses the wire, and tells the page about it."""
