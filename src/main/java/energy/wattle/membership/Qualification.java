package energy.wattle.membership;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireWriter;
import java.time.Instant;

/**
 * A participant's qualification for one side, as it stands.
 *
 * @param from the first instant at which it holds, once approved
 * @param until the first instant at which it has expired
 * @param reason of the last refusal, suspension or approval; empty where none was given
 */
public record Qualification(
        QualifiedSide side, QualificationStatus status, Instant from, Instant until, String reason) {

    public boolean holdsAt(Instant instant) {
        return status == QualificationStatus.APPROVED && !instant.isBefore(from) && instant.isBefore(until);
    }

    /** Whether its time is over, whatever its status. */
    public boolean isExpiredAt(Instant instant) {
        return !instant.isBefore(until);
    }

    /** As the ledger keeps it. */
    public Bytes encode() {
        return new WireWriter()
                .text(1, side.name())
                .text(2, status.name())
                .uint(3, from.toEpochMilli())
                .uint(4, until.toEpochMilli())
                .text(5, reason)
                .finish();
    }

    /** @throws MalformedException if the bytes are nothing that {@link #encode} gives */
    public static Qualification decode(Bytes message) {
        return MemberCodec.read(
                "qualification",
                message,
                fields -> new Qualification(
                        MemberCodec.name(fields, 1, QualifiedSide.class),
                        MemberCodec.name(fields, 2, QualificationStatus.class),
                        MemberCodec.instant(fields, 3),
                        MemberCodec.instant(fields, 4),
                        fields.text(5, MemberLimits.REASON_LENGTH)));
    }
}
