package energy.wattle.ledger;

import java.util.Optional;

/**
 * What a record is about. The numbers are on the chain: none is ever changed or used again. Source: Ledger, Where a
 * record lives.
 */
public enum RecordKind {
    PARTICIPANT_ADMINISTRATION(1),
    NODE_ADMINISTRATION(2),
    ZONE_PARAMETERS(3),
    OPEN(4),
    CLOSE(5),
    KEY(6),
    DECLARATION(7),
    FORECAST(8),
    METER_READING(9),
    GRID_PRICE(10),
    ASSIGNED_PRICE(11),
    PAIR_PRICE(12),
    SETTLEMENT_CONTRACT(13),
    PUBLICATION(14),
    EPOCH_KEY(15),
    RTT_REPORT(16),
    READY(17),
    EVIDENCE(18),
    ANCHOR(19),
    ABSENT(20),
    COPY(21),
    ADMIN(22),
    RECOVERY(23);

    private static final RecordKind[] ALL = values();

    private final int number;

    RecordKind(int number) {
        this.number = number;
    }

    /** Whether such records stand on chains of this tier. Source: Ledger, Where a record lives. */
    public boolean livesOn(ChainTier tier) {
        return switch (this) {
            case PARTICIPANT_ADMINISTRATION, NODE_ADMINISTRATION, ZONE_PARAMETERS, ANCHOR, ABSENT ->
                tier == ChainTier.MAIN;
            case OPEN,
                    CLOSE,
                    KEY,
                    DECLARATION,
                    FORECAST,
                    METER_READING,
                    GRID_PRICE,
                    ASSIGNED_PRICE,
                    PAIR_PRICE,
                    SETTLEMENT_CONTRACT,
                    COPY -> tier == ChainTier.ZONE;
            case PUBLICATION, EPOCH_KEY, RTT_REPORT, READY, EVIDENCE, ADMIN, RECOVERY -> true;
        };
    }

    /** The number that stands for the kind in a record's bytes. */
    public int number() {
        return number;
    }

    /** Whether the payload is a {@link SealedPayload}. Source: Ledger, Encryption. */
    public boolean isSealed() {
        return switch (this) {
            case DECLARATION, FORECAST, METER_READING, PAIR_PRICE -> true;
            default -> false;
        };
    }

    /** The kind of this number, or nothing where there is none. */
    public static Optional<RecordKind> ofNumber(long number) {
        for (RecordKind kind : ALL) {
            if (kind.number == number) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
