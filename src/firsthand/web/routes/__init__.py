"""The addresses of the desk: each route says who may use it and what it takes, and leaves the rest to `pages`."""
