-- The console shows what was done lately, for all customers.
create index decided_action_by_time on decided_action (decided_at);
