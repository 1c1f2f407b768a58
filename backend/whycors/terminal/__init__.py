"""The library as a command: the story of a case, told in a terminal."""
