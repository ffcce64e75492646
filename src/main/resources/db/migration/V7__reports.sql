-- Reports and histories look up what was reported about a decision.
create index outcome_by_decision on outcome (decision_id);
