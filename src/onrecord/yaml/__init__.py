"""YAML as text: read without implicit types, every node with its place."""
