"""The one door to the network: politeness per host, retries, redirects, and a store of observations.

Everything else asks through `enrich.fetch.door.Door`, which is a `model.Fetch`. Only this room
imports the HTTP client, and only once a door is opened, so that importing it costs nothing.
"""
