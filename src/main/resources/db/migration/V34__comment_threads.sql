-- Answers to comments on lines of drafts, and comments that are settled. Only the first comment of a thread is resolved.
alter table rule_book_comment add column reply_to integer;
alter table rule_book_comment add column resolved_by varchar(100);
alter table rule_book_comment add column resolved_name varchar(100);
alter table rule_book_comment add column resolved_at timestamp with time zone;
