-- What of an order earned, the idle time after which units expire, and why somebody entered units by hand.
alter table programme_entry add column base varchar(20000);
alter table programme_entry add column idle_months integer;
alter table programme_entry add column reason varchar(500);
alter table programme_entry add column entered_by varchar(200);
alter table programme_entry add constraint programme_entry_idle check (idle_months > 0);
