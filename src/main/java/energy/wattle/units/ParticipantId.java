package energy.wattle.units;

/**
 * The name of a participant on the ledger and in files.
 *
 * <p>Ordered by the bytes of its UTF-8 form (Market rules, settlement lines), which is the order of its code points.
 *
 * @param code 1 to 100 characters without control characters; not the name of an {@link Institution}
 */
public record ParticipantId(String code) implements Party, Comparable<ParticipantId> {

    private static final Problem MISSING = Problem.of("units.id.missing.participant");

    public ParticipantId {
        Identifiers.check(MISSING, code);
        for (Institution institution : Institution.values()) {
            if (institution.code().equals(code)) {
                throw new ProblemException(Problem.of("units.id.reserved"));
            }
        }
    }

    @Override
    public int compareTo(ParticipantId other) {
        return Identifiers.compareUtf8(code, other.code);
    }

    @Override
    public String toString() {
        return code;
    }
}
