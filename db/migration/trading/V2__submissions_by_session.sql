-- Who sent anything for a session is asked once for each session.
create index submission_by_session on trading.submission (zone, kind, first_start);
