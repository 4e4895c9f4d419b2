package energy.wattle.metering.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract.Applied;
import energy.wattle.ledger.Contract.Fact;
import energy.wattle.ledger.Contract.Outcome;
import energy.wattle.ledger.Contract.RecordInBlock;
import energy.wattle.ledger.Contract.Voided;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.MembershipState;
import energy.wattle.membership.Participant;
import energy.wattle.metering.MeterRecord;
import energy.wattle.metering.MeteringFact;
import energy.wattle.metering.MeteringState;
import energy.wattle.metering.RecordName;
import energy.wattle.metering.StandingReading;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which readings come into force. A record counts as a whole: a reading that breaks a rule makes all of it void.
 *
 * <p>A reading of the value that stands changes nothing, so that one sent twice does no harm; another value has to name
 * the record that it corrects. Source: Market rules, Missing meters, corrections; Ledger, rule 24.
 */
final class ReadingRules {

    static final Voided UNREADABLE = new Voided("UNREADABLE");
    static final Voided MALFORMED = new Voided("MALFORMED");
    static final Voided NOT_ITS_METER = new Voided("NOT_ITS_METER");
    static final Voided NOT_REGISTERED = new Voided("NOT_REGISTERED");
    static final Voided INTERVAL_NOT_OVER = new Voided("INTERVAL_NOT_OVER");
    static final Voided READING_STANDS = new Voided("READING_STANDS");
    static final Voided CORRECTION_STALE = new Voided("CORRECTION_STALE");

    private static final Bytes MARK = Bytes.of((byte) 1);

    private final StateView state;
    private final BlockContext block;
    private final RecordName record;
    private final Optional<KeyHolder> sender;
    private final Map<ParticipantId, Optional<Participant>> participants = new HashMap<>();

    private ReadingRules(StateView state, BlockContext block, RecordInBlock record) {
        this.state = state;
        this.block = block;
        this.record = new RecordName(record.record().sender(), record.record().sequence());
        sender = MembershipState.keyHolder(state, record.record().sender());
    }

    static Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
        if (record.plaintext().isEmpty()) {
            return UNREADABLE;
        }
        try {
            MeterRecord readings = MeterRecord.decode(record.plaintext().get());
            return new ReadingRules(state, block, record).execute(readings.readings());
        } catch (MalformedException e) {
            return MALFORMED;
        }
    }

    private Outcome execute(List<MeterRecord.Row> rows) {
        List<Fact> facts = new ArrayList<>();
        List<StateChange> changes = new ArrayList<>();
        TreeSet<Interval> touched = new TreeSet<>();
        for (MeterRecord.Row row : rows) {
            Optional<StandingReading> standing = MeteringState.reading(state, row.participant(), row.interval());
            Optional<Voided> refusal = refusal(row).or(() -> conflict(row, standing));
            if (refusal.isPresent()) {
                return refusal.get();
            }
            if (isSame(row, standing)) {
                continue;
            }
            facts.add(MeteringContract.encrypted(new MeteringFact.Read(
                    row.participant(), row.interval(), row.netExport(), standing.map(StandingReading::record))));
            changes.add(new StateChange(
                    MeteringState.READINGS,
                    MeteringState.readingKey(row.interval(), row.participant()),
                    Optional.of(MeteringState.encode(new StandingReading(row.netExport(), record)))));
            touched.add(row.interval());
        }
        touched.forEach(interval -> changes.add(new StateChange(
                MeteringState.TOUCHED, MeteringState.touchedKey(block.height(), interval), Optional.of(MARK))));
        return Applied.of(facts, changes);
    }

    private Optional<Voided> refusal(MeterRecord.Row row) {
        if (!maySend(row.participant())) {
            return Optional.of(NOT_ITS_METER);
        }
        boolean isRegistered = participants
                .computeIfAbsent(row.participant(), id -> MembershipState.participant(state, id))
                .filter(participant -> participant.isRegisteredAt(row.interval().start()))
                .isPresent();
        if (!isRegistered) {
            return Optional.of(NOT_REGISTERED);
        }
        return row.interval().end().isAfter(block.instant()) ? Optional.of(INTERVAL_NOT_OVER) : Optional.empty();
    }

    private boolean maySend(ParticipantId participant) {
        return sender.filter(holder -> holder.role() == KeyRole.METERING_OPERATOR
                        || (holder.role() == KeyRole.METER
                                && holder.owner().filter(participant::equals).isPresent()))
                .isPresent();
    }

    private static Optional<Voided> conflict(MeterRecord.Row row, Optional<StandingReading> standing) {
        if (isSame(row, standing)) {
            return Optional.empty();
        }
        if (row.replaces().isPresent()) {
            boolean isInForce = standing.map(StandingReading::record).equals(row.replaces());
            return isInForce ? Optional.empty() : Optional.of(CORRECTION_STALE);
        }
        return standing.isPresent() ? Optional.of(READING_STANDS) : Optional.empty();
    }

    private static boolean isSame(MeterRecord.Row row, Optional<StandingReading> standing) {
        return standing.filter(reading -> reading.netExport().equals(row.netExport()))
                .isPresent();
    }
}
