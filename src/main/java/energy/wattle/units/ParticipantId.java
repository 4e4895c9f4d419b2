package energy.wattle.units;

/**
 * The name of a participant on the ledger and in files.
 *
 * <p>Ordered by the bytes of its UTF-8 form (Market rules, settlement lines), which is the order of its code points.
 *
 * @param code 1 to 100 characters without control characters; not the name of an {@link Institution}
 */
public record ParticipantId(String code) implements Party, Comparable<ParticipantId> {

    public ParticipantId {
        Identifiers.check("participant", code);
        for (Institution institution : Institution.values()) {
            if (institution.code().equals(code)) {
                throw new IllegalArgumentException(
                        "is reserved for an institution of the market; choose another participant id");
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
