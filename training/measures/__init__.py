"""What is measured, one module a collection: each turns readings and gold into named scores."""

from training.measures.result import Read, Result, Value

__all__ = ["Read", "Result", "Value"]
