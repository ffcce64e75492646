-- A record is identified by its number and the source that numbers it: the key is at most 161 characters long.
alter table event_record alter column item set data type varchar(200);
alter table programme_entry alter column cause set data type varchar(200);
alter table programme_member alter column cause set data type varchar(200);
alter table decided_action alter column incident set data type varchar(300);
