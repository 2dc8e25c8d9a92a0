"""Report -> Reading: tagger, attributions, chains, acts, entities, figures, times."""
