"""What tracing and reading find, as JSON and back; every room that keeps or shows it uses these shapes."""
