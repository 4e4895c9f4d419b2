package energy.wattle.sample.service;

import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.MembershipState;
import energy.wattle.sample.core.SampleParticipant;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.CompensationDirection;
import energy.wattle.settlement.ContractKind;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.units.Coefficient;
import energy.wattle.units.Interval;
import energy.wattle.units.Price;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What the sample's zones settle by: the first the whole spread, the second prices that pairs negotiated, the third
 * prices that the grid assigns, and so on in turn. Each has modest fees of its own.
 */
final class SampleContracts {

    private static final ContractKind[] IN_TURN = {ContractKind.SPREAD, ContractKind.NEGOTIATED, ContractKind.ASSIGNED};

    private static final Price NO_FEE = Price.ZERO;
    private static final Price NETWORK_FEE = Price.of("0.004");
    private static final Price OPERATOR_FEE = Price.of("0.001");
    private static final Coefficient MOST = Coefficient.of("0.8");

    /** Pairs that negotiated: each of so many sellers with each of so many buyers. */
    private static final int NEGOTIATORS = 4;

    private static final Price NEGOTIATED_SHORT = Price.of("0.045");
    private static final Price NEGOTIATED_LONG = Price.of("0.03");

    /** Assigned prices are a share of the day's spread between purchase and feed-in. */
    private static final Coefficient ASSIGNED_SHARE = Coefficient.of("0.4");

    private final PlayedData played;
    private final SettlementAdministration settlement;
    private final Ledger ledger;

    SampleContracts(PlayedData played, SettlementAdministration settlement, Ledger ledger) {
        this.played = played;
        this.settlement = settlement;
        this.ledger = ledger;
    }

    /** How many members the zone's own chain knows. */
    int membersOn(TradingZoneId zone) {
        return ledger.zone(new NodeId(zone.code()))
                .map(chain ->
                        MembershipState.participants(ledger.state(chain.id())).size())
                .orElse(0);
    }

    /** Submits the zone's contract, and the prices that it needs. */
    void set(TradingZoneId zone) {
        ContractKind kind = kind(zone);
        Instant from = played.data().start();
        check(settlement.setContract(
                zone,
                switch (kind) {
                    case SPREAD -> new ContractVersion(1, from, kind, Coefficient.ONE, NO_FEE, OPERATOR_FEE);
                    case NEGOTIATED -> new ContractVersion(1, from, kind, MOST, NETWORK_FEE, NO_FEE);
                    case ASSIGNED -> new ContractVersion(1, from, kind, Coefficient.ONE, NETWORK_FEE, OPERATOR_FEE);
                }));
        switch (kind) {
            case SPREAD -> {}
            case NEGOTIATED -> pairPrices(zone, from).forEach(price -> check(settlement.agree(zone, price)));
            case ASSIGNED -> check(settlement.assignPrices(zone, assignedPrices()));
        }
    }

    ContractKind kind(TradingZoneId zone) {
        return IN_TURN[played.data().zones().indexOf(zone) % IN_TURN.length];
    }

    private List<PairPrice> pairPrices(TradingZoneId zone, Instant from) {
        List<SampleParticipant> sellers = played.keptIn(zone).stream()
                .filter(SampleParticipant::feedsIn)
                .limit(NEGOTIATORS)
                .toList();
        List<SampleParticipant> buyers = played.keptIn(zone).stream()
                .filter(SampleParticipant::draws)
                .filter(buyer -> !buyer.feedsIn())
                .limit(NEGOTIATORS)
                .toList();
        return sellers.stream()
                .flatMap(seller -> buyers.stream()
                        .flatMap(buyer -> Stream.of(
                                new PairPrice(
                                        seller.id(),
                                        buyer.id(),
                                        CompensationDirection.SELLER_TO_BUYER,
                                        NEGOTIATED_SHORT,
                                        from),
                                new PairPrice(
                                        seller.id(),
                                        buyer.id(),
                                        CompensationDirection.BUYER_TO_SELLER,
                                        NEGOTIATED_LONG,
                                        from))))
                .toList();
    }

    /** For each interval of the data, both directions: a schedule that the grid made from its tariff. */
    private List<AssignedPrice> assignedPrices() {
        List<AssignedPrice> prices = new ArrayList<>();
        for (int i = 0; i < played.data().length(); i++) {
            Interval interval = new Interval(played.data().start().plus(Interval.LENGTH.multipliedBy(i)));
            var grid = played.data().prices(interval);
            Price share = grid.importPrice()
                    .minus(grid.exportPrice())
                    .times(ASSIGNED_SHARE)
                    .orZero();
            for (CompensationDirection direction : CompensationDirection.values()) {
                prices.add(new AssignedPrice(interval, direction, share));
            }
        }
        return prices;
    }

    private static void check(SettlementReceipt receipt) {
        if (receipt instanceof SettlementReceipt.Refused(var problems)) {
            throw new IllegalStateException("the sample's settlement terms were refused: " + problems);
        }
    }
}
