"""Turns daily digests of machine-learning papers into a knowledge graph with evidence on every edge."""
