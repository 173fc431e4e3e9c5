"""YAML to paste into a codebook."""
