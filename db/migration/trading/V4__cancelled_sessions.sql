-- Who withheld keys is looked up whenever alarms are shown; few sessions are cancelled.
create index session_cancelled on trading.session (over_at) where state = 'CANCELLED';
