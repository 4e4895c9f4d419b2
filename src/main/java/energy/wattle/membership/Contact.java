package energy.wattle.membership;

/**
 * Who stands behind a participant: what only this installation knows.
 *
 * @param name real name of the person or firm, up to {@link MemberLimits#NAME_LENGTH} bytes
 * @param email up to {@link MemberLimits#NAME_LENGTH} bytes; empty where none is known
 */
public record Contact(String name, String email) {}
