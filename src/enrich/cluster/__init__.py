"""More machines than one: Dask distributed sends the requests and weighs the papers, one process decides.

address   what --cluster may be
sealed    what crosses the cluster and shows nowhere
sending   what runs on a worker: requests sent to hosts, at their pace
crew      the workers of a run: who they are, which host belongs to whom, who was lost
wire      the wire of the door: each request is sent by the worker that its host belongs to
spread    one function for many items, as tasks
joined    all of it together, for as long as a run lasts

Dask is the optional extra `enrich[cluster]`; nothing of it is imported unless a cluster is named.
"""
