package energy.wattle.trading;

/** A session and where it stands. */
public record SessionStatus(Session session, SessionState state) {}
