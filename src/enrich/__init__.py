"""enrich: the gardener of a curated list of papers."""

__version__ = "0.1.0"
