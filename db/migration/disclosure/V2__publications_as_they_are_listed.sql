-- Lists show the latest first, one is looked up by its id, and each is asked whether another one corrects it.
create index publication_by_height on disclosure.publication (height desc, position desc) where is_main;
create index publication_by_id on disclosure.publication (id) where is_main;
create index publication_by_corrected on disclosure.publication (chain, corrects) where corrects is not null;
