"""Names understood, not compared as strings.

A name is read in steps, each by modules of its own:

- `forms` takes off what is not part of it: markup, particles, articles, class words, a definition in brackets (`words` and
  `class_words` have them, `ordinary` knows what is no name without one; `glosses`, `spelled_out`, `citations` and `attributed`
  say what a bracket is; `owners` and `houses` whose it is; `places` where it stands in a text);
- `parts` cuts it into `tokens` and finds family, version, edition, size and variant among them;
- `keys` gives the normal form under which equal names meet;
- `lexicon` asks the vocabulary, of things and of `terms`; `called` says which things a name may mean;
- `known_names` says of two names under one lexicon what they are to each other, by how they are `differing` or `relating`, by
  the `endings` of words and by `capitals`; `homes` which lexicon a name belongs to;
- `compare` says it under all lexicons: same, related or different, and why (`kinds`, `said_kinds`, `sorts` and `measured` know
  what class words and measures say; `reworded`, `moved` and `known_parts` other ways to write the same; `korean`, `sound` and
  `unknown` what the spelling of names says that nothing knows).

Two names are the same only if all their parts are. Nothing here measures how similar two strings look.
"""
