"""Paragraphs, sentences, quotation marks, hashing: pure functions on text."""
