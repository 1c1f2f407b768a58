"""An app is asked in process, its views replaced, nothing being written or sent."""
