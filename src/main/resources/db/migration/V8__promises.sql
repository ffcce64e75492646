-- What an action promised, and whether it was kept; settled once the facts say so or its time is over.

alter table decided_action add column promise varchar(4000);
alter table decided_action add column promise_due timestamp with time zone;
alter table decided_action add column promise_kept_by varchar(20);
alter table decided_action add column promise_status varchar(10);
alter table decided_action add column promise_settled_at timestamp with time zone;
create index decided_action_by_promise on decided_action (promise_status, promise_due);
