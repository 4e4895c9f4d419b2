package energy.wattle.metering.core;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Contract;
import energy.wattle.ledger.FinalBlock;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.SessionRecord;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.core.LedgerHarness;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.Participant;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.core.KeySenders;
import energy.wattle.membership.core.MembershipContract;
import energy.wattle.membership.core.MembershipUpdate;
import energy.wattle.metering.MeterRecord;
import energy.wattle.metering.RecordName;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sub-chain with two participants, anne and bert, their keys and meters, and a metering operator. */
final class MeteredZone {

    static final Instant START = Instant.parse("2024-06-03T00:00:00Z");
    static final TradingZoneId ZONE = new TradingZoneId("Z1");
    static final ParticipantId ANNE = new ParticipantId("anne");
    static final ParticipantId BERT = new ParticipantId("bert");
    static final String OPERATOR = "operator";
    static final String EDGE = "edge cluster";

    final LedgerHarness chain = LedgerHarness.zone(
            "Z1", START, List.of(new MembershipContract(), new AnySession(), new MeteringContract()), new KeySenders());

    private final Map<Hash, RecordName> names = new HashMap<>();

    MeteredZone() {
        register(ANNE, START, Optional.empty());
        register(BERT, START, Optional.empty());
        chain.allow(EDGE, RecordKind.OPEN, RecordKind.CLOSE, RecordKind.KEY);
    }

    /** Registers a participant with its keys; the first one brings the operator's, too. */
    void register(ParticipantId id, Instant from, Optional<Instant> leftAt) {
        Participant participant = new Participant(
                id,
                ZONE,
                id.code(),
                false,
                List.of(new Resource("roof", ResourceKind.PHOTOVOLTAIC, new Watts(5_000), true, false)),
                Optional.empty(),
                List.of(),
                from,
                leftAt);
        MembershipUpdate update = new MembershipUpdate(
                MembershipUpdate.Kind.PARTICIPANT_REGISTERED,
                new MembershipUpdate.OfParticipant(participant),
                List.of(
                        key(id.code(), KeyRole.PARTICIPANT, Optional.of(id)),
                        key(meter(id), KeyRole.METER, Optional.of(id)),
                        key(OPERATOR, KeyRole.METERING_OPERATOR, Optional.empty())),
                List.of(),
                Optional.empty());
        chain.decide(chain.time(), RecordKind.PARTICIPANT_ADMINISTRATION, update.encode());
    }

    static String meter(ParticipantId id) {
        return "meter of " + id;
    }

    /** The n-th quarter of an hour from the start. */
    static Interval quarter(int n) {
        return new Interval(START.plus(Interval.LENGTH.multipliedBy(n)));
    }

    static MeterRecord.Row row(ParticipantId id, int quarter, long wattHours) {
        return new MeterRecord.Row(id, quarter(quarter), new WattHours(wattHours), Optional.empty());
    }

    static MeterRecord.Row correction(ParticipantId id, int quarter, long wattHours, RecordName replaces) {
        return new MeterRecord.Row(id, quarter(quarter), new WattHours(wattHours), Optional.of(replaces));
    }

    /** Puts readings in the queue. */
    Hash send(String signer, MeterRecord.Row... rows) {
        return chain.submitToEpoch(signer, RecordKind.METER_READING, new MeterRecord(List.of(rows)).encode());
    }

    /** Sends readings in a block at the end of a quarter. */
    Hash read(int atEndOf, String signer, MeterRecord.Row... rows) {
        Hash record = send(signer, rows);
        block(atEndOf);
        return record;
    }

    FinalBlock block(int atEndOf) {
        return chain.block(quarter(atEndOf).end());
    }

    FinalBlock after(Duration duration) {
        return chain.block(chain.time().plus(duration));
    }

    /** How corrections name a record of the last block. */
    RecordName name(Hash record) {
        return names.computeIfAbsent(
                record,
                id -> chain.last().records().stream()
                        .filter(found -> found.id().equals(id))
                        .map(found -> new RecordName(
                                found.record().sender(), found.record().sequence()))
                        .findFirst()
                        .orElseThrow());
    }

    void open(String session) {
        chain.submit(
                EDGE,
                RecordKind.OPEN,
                new SessionRecord.Open(
                                session, chain.sessionPair(session).publicKey(), Bytes.ofUtf8("wrap"), Bytes.EMPTY)
                        .encode());
    }

    void close(String session) {
        chain.submit(EDGE, RecordKind.CLOSE, new SessionRecord.Close(session).encode());
    }

    void release(String session, Bytes secret) {
        chain.submit(EDGE, RecordKind.KEY, new SessionRecord.Key(session, secret).encode());
    }

    private RegisteredKey key(String name, KeyRole role, Optional<ParticipantId> owner) {
        return new RegisteredKey(chain.keyId(name), ZONE, new KeyHolder(chain.publicKey(name), role, owner, true));
    }

    /** Lets every session be opened, closed and its key be released, whatever the calendar. */
    private static final class AnySession implements Contract {

        @Override
        public List<RecordKind> kinds() {
            return List.of(RecordKind.OPEN, RecordKind.CLOSE, RecordKind.KEY);
        }

        @Override
        public List<Integer> tables() {
            return List.of(20);
        }

        @Override
        public Outcome execute(StateView state, BlockContext block, RecordInBlock record) {
            return Applied.NOTHING;
        }
    }
}
