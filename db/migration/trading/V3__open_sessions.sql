-- Every page asks for the next gate of a zone.
create index session_open on trading.session (zone) where state = 'OPEN';
