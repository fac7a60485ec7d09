"""Names understood, not compared as strings.

A name is read in steps: `forms` takes off what is not part of it (markup, particles, articles, class words, a definition in
brackets), `parts` cuts it into tokens and finds family, version, edition, size and variant among them, `keys` gives the normal
form under which equal names meet, `lexicon` asks the vocabulary, and `compare` says of two names: same, related or different.

Two names are the same only if all their parts are. Nothing here measures how similar two strings look.
"""
