"""codebook.yaml and claims.yaml <-> records: load, merge, write by slices, check."""
