"""The record in the formats of other fields: linked data, interactive timelines, discourse networks."""
