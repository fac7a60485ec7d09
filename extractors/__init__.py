"""From a document to what it says: names with their roles, measures, tasks and results, each with the sentence that says so.

`digest` is the extractor that `kg` finds by entry point, and composes the others. Names: the `reader` judges `candidates` by
their `features` with a `model` of two stages, `decoding` makes mentions of what is kept, and what follows mends them
(`homographs`, `namesakes`, `aliases`, `proposals`). Results: `numbers` and `tables` find figures, `scenes` what is in their
reach, and `verdicts` and `results` judge. `training` and `results_training` make the models.
"""
