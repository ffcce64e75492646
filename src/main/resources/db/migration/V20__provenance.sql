-- Who said which record last, and what other sources said of it before, where it is not simply the owner of the collection (JSON). Customers
-- of whom nothing is kept here were told by the owners of their collections alone, or before this was kept.
alter table customer add column provenance text;
