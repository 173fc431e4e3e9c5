"""Very many articles: shards -> Parquet, one file a shard, on all cores or on a cluster.

`batches.read` is the heart: one function from a RecordBatch of articles to a RecordBatch of what was found in them.
Nothing here is imported before it is called: pyarrow is no part of a plain installation.
"""
