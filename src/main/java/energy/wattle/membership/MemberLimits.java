package energy.wattle.membership;

/** How much of anything membership takes; no decoder passes them. Lengths in bytes of the UTF-8 form. */
public final class MemberLimits {

    /** Shorter than other ids: a session's name begins with the zone's code and has 100 bytes in all. */
    public static final int ZONE_CODE_LENGTH = 40;

    /** What the 100 characters of an id may take. */
    public static final int ID_LENGTH = 400;

    public static final int NAME_LENGTH = 200;
    public static final int RESOURCE_NAME_LENGTH = 100;
    public static final int REASON_LENGTH = 500;
    public static final int PARAMETER_NAME_LENGTH = 80;

    public static final int ZONES = 1_000;
    public static final int PARTICIPANTS_PER_ZONE = 10_000;
    public static final int RESOURCES_PER_PARTICIPANT = 100;
    public static final int PARAMETERS_PER_ZONE = 200;

    /** Of a participant, or of a zone's institutions. */
    public static final int KEYS_PER_OWNER = 20;

    /** One terawatt, so that no sum of a participant's resources leaves 64 bits. */
    public static final long LARGEST_COST = 1_000_000_000_000L;

    public static final long LARGEST_CAPACITY = 1_000_000_000_000L;

    /** Greatest absolute value of a zone parameter. */
    public static final long LARGEST_PARAMETER = 1_000_000_000_000_000L;

    /** Of an encoded zone, participant or change. */
    public static final int MESSAGE_LENGTH = 60 * 1024;

    /**
     * Milliseconds since 1970-01-01T00:00Z of the last instant that is taken, the end of the year 9999; the first is 0.
     */
    public static final long LAST_INSTANT = 253_402_300_799_999L;

    private MemberLimits() {}
}
