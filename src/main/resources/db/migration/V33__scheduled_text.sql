-- Which text of a draft was scheduled: what is changed afterwards does not go live by itself.
alter table rule_book_schedule add column draft_version varchar(80);
