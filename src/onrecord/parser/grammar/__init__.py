"""Shallow syntax of a sentence: noun phrases, subjects, verb groups, adjuncts."""
