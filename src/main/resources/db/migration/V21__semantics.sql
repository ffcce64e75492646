-- What a rule book means is kept with it. Those of release 0.1.0 did not say a number; they mean what they meant.

alter table rule_book_publication add column semantics integer default 1 not null;
