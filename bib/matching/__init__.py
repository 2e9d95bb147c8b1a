"""The same work in several entries: compared with reasons, brought together in groups, merged without losing anything printed."""
