package energy.wattle.disclosure.core;

/**
 * Which members of a zone a member list has, in the order of their ids: part 1 the first {@link #MEMBERS}, part 2 the
 * next. The topic of the publication says so; the first part has none.
 *
 * @param number from 1
 */
public record MemberListPart(int number) {

    /** Longest ids and names of as many stay below what a record can hold. */
    public static final int MEMBERS = 250;

    public MemberListPart {
        if (number < 1) {
            throw new IllegalArgumentException("parts are numbered from 1, not " + number);
        }
    }

    public static MemberListPart of(Issue issue) {
        return new MemberListPart(issue.topic().isEmpty() ? 1 : Integer.parseInt(issue.topic()));
    }

    /** How many parts a list of so many members has; one without any. */
    public static int count(long members) {
        return Math.toIntExact(Math.max(1, Math.ceilDiv(members, MEMBERS)));
    }

    public String topic() {
        return number == 1 ? "" : Integer.toString(number);
    }
}
