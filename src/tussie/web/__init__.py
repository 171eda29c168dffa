"""The site and the HTTP API: the verbs of `tussie.verbs` for people with a browser and for programs.

A request passes `guard` (size, rate, origin, headers) and `watch` (log and metrics), waits its turn at a `gate`, and
becomes a call of a plain function. Nothing that matters is kept in the process: what is saved is in `tussie.store`, and
what somebody is at work on travels in the page itself.
"""
