package energy.wattle.settlement.core;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.KeyHolder;
import energy.wattle.membership.KeyRole;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Resource;
import energy.wattle.membership.ResourceKind;
import energy.wattle.membership.Zone;
import energy.wattle.trading.Trade;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import energy.wattle.units.WattHours;
import energy.wattle.units.Watts;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Members, trades and readings as a test needs them, in place of the contracts below settlement. */
public final class MadeUpMarket implements MarketView {

    private static final TradingZoneId ZONE = new TradingZoneId("Z1");

    private final SortedMap<String, Long> parameters = new TreeMap<>();
    private final SortedMap<ParticipantId, Participant> participants = new TreeMap<>();
    private final Map<Interval, List<Trade>> trades = new HashMap<>();
    private final Map<Interval, SortedMap<ParticipantId, WattHours>> readings = new HashMap<>();
    private final Map<Long, TreeSet<Interval>> readAt = new HashMap<>();

    /** A prosumer of 40 kW feed-in and 80 kW connection, registered since 1970. */
    void add(String id) {
        add(id, Instant.EPOCH, Optional.empty(), 40_000, 80_000);
    }

    void add(String id, Instant from, Optional<Instant> leftAt, long feedIn, long connection) {
        ParticipantId participant = new ParticipantId(id);
        participants.put(
                participant,
                new Participant(
                        participant,
                        ZONE,
                        id,
                        false,
                        List.of(
                                new Resource("pv", ResourceKind.PHOTOVOLTAIC, new Watts(feedIn), true, false),
                                new Resource("load", ResourceKind.LOAD, new Watts(7_000), false, false)),
                        Optional.of(new Watts(connection)),
                        List.of(),
                        from,
                        leftAt));
    }

    void add(Trade trade) {
        trades.computeIfAbsent(trade.interval(), any -> new ArrayList<>()).add(trade);
    }

    void read(Interval interval, ParticipantId participant, WattHours energy, long height) {
        readings.computeIfAbsent(interval, any -> new TreeMap<>()).put(participant, energy);
        readAt.computeIfAbsent(height, any -> new TreeSet<>()).add(interval);
    }

    void parameter(String name, long value) {
        parameters.put(name, value);
    }

    @Override
    public Optional<Zone> zone(StateView state) {
        return Optional.of(new Zone(ZONE, "Zone 1", ZoneId.of("Europe/Berlin"), "EUR", parameters));
    }

    @Override
    public List<Participant> participants(StateView state) {
        return List.copyOf(participants.values());
    }

    @Override
    public Optional<Participant> participant(StateView state, ParticipantId id) {
        return Optional.ofNullable(participants.get(id));
    }

    @Override
    public Optional<KeyHolder> keyHolder(StateView state, KeyId key) {
        return participants.keySet().stream()
                .filter(id -> SettlementChain.keyOf(id.code()).equals(key))
                .map(id -> new KeyHolder(Bytes.EMPTY, KeyRole.PARTICIPANT, Optional.of(id), true))
                .findFirst();
    }

    @Override
    public List<Trade> trades(StateView state, Interval interval) {
        return List.copyOf(trades.getOrDefault(interval, List.of()));
    }

    @Override
    public SortedMap<ParticipantId, WattHours> readings(StateView state, Interval interval) {
        return new TreeMap<>(readings.getOrDefault(interval, new TreeMap<>()));
    }

    @Override
    public List<Interval> readInThisBlock(StateView state, long height) {
        return List.copyOf(readAt.getOrDefault(height, new TreeSet<>()));
    }
}
