"""Names understood, not compared as strings.

A name is read in steps. `forms` takes off what is no part of it: markup, particles, articles, `class_words`, `citations`, a
definition in brackets (`spelled_out`, `glosses`). `parts` cuts it into `tokens` and finds family, version, edition, size and
variant among them; `keys` gives the normal form under which equal names meet. `words` and `houses` hold what is general
knowledge, `endings` the forms of a word, and `places` tells where a name stands in a text.

Then it is known: `lexicon` asks the vocabulary, `terms` what the field calls its ordinary terms, `kinds` and `sorts` what the
word behind it says that it is, `owners` and `attributed` whose it is, `measured` what a measure is taken on; `called` finds
what a graph has under it. Korean is read word for word (`korean`) and by its `sound`.

At last two are compared: `compare` says same, related or different. `differing` tells how their parts differ, `relating`
whether they are related, `capitals` when capitals tell short names apart, and `unknown` what is left to say where the
vocabulary knows one at most; `pairs` reads files of them.

Two names are the same only if all their parts are. Nothing here measures how similar two strings look.
"""
