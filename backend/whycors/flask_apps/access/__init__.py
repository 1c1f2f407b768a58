"""Who asks, what each may send and read, and which routes behave alike."""
