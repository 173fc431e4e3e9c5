"""What is YAML to paste."""
