package energy.wattle.settlement.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.Keystore;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateView;
import energy.wattle.membership.MembershipState;
import energy.wattle.settlement.AssignedPrice;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.PairPrice;
import energy.wattle.settlement.PublishedPrice;
import energy.wattle.settlement.SettlementAdministration;
import energy.wattle.settlement.SettlementReceipt;
import energy.wattle.settlement.core.ContractVersions;
import energy.wattle.settlement.core.PriceRecords;
import energy.wattle.settlement.core.TermsChecks;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Problem;
import energy.wattle.units.TradingZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Service;

@Service
class SettlementAdministrationService implements SettlementAdministration {

    private final Ledger ledger;
    private final Keystore keys;
    private final MarketClock clock;

    SettlementAdministrationService(Ledger ledger, Keystore keys, MarketClock clock) {
        this.ledger = ledger;
        this.keys = keys;
        this.clock = clock;
    }

    @Override
    public SettlementReceipt setContract(TradingZoneId zone, ContractVersion terms) {
        return submit(zone, TermsChecks.of(terms, clock.instant()), chain -> {
            ContractVersion next = new ContractVersion(
                    ContractVersions.latest(ledger.state(chain)) + 1,
                    terms.from(),
                    terms.kind(),
                    terms.coefficient(),
                    terms.networkFee(),
                    terms.operatorFee());
            return List.of(byEdgeCluster(chain, zone, RecordKind.SETTLEMENT_CONTRACT, ContractVersions.encode(next)));
        });
    }

    @Override
    public SettlementReceipt publishGridPrices(TradingZoneId zone, List<PublishedPrice> prices) {
        return submit(
                zone,
                TermsChecks.ofGridPrices(prices, clock.instant()),
                chain -> batches(prices, Comparator.comparing(PublishedPrice::interval)).stream()
                        .map(PriceRecords::encodeGridPrices)
                        .map(payload -> byEdgeCluster(chain, zone, RecordKind.GRID_PRICE, payload))
                        .toList());
    }

    @Override
    public SettlementReceipt assignPrices(TradingZoneId zone, List<AssignedPrice> prices) {
        return submit(
                zone,
                TermsChecks.ofAssignedPrices(prices, clock.instant()),
                chain -> batches(prices, PriceRecords.ASSIGNED_ORDER).stream()
                        .map(PriceRecords::encodeAssignedPrices)
                        .map(payload -> byEdgeCluster(chain, zone, RecordKind.ASSIGNED_PRICE, payload))
                        .toList());
    }

    @Override
    public SettlementReceipt agree(TradingZoneId zone, PairPrice price) {
        List<Problem> problems = new ArrayList<>(TermsChecks.of(price, clock.instant()));
        List<ParticipantId> pair = List.of(price.seller(), price.buyer());
        ledger.zone(new NodeId(zone.code()))
                .map(chain -> ledger.state(chain.id()))
                .ifPresent(state -> pair.stream()
                        .distinct()
                        .forEach(participant -> member(zone, state, participant).ifPresent(problems::add)));
        return submit(
                zone,
                problems,
                chain -> pair.stream()
                        .map(participant -> Draft.forEpoch(
                                chain,
                                RecordKind.PAIR_PRICE,
                                KeyName.of("participant", participant.code()),
                                PriceRecords.encode(price)))
                        .toList());
    }

    private SettlementReceipt submit(
            TradingZoneId zone, List<Problem> problems, Function<ChainId, List<Draft>> drafts) {
        Optional<MarketChain> chain = ledger.zone(new NodeId(zone.code()));
        List<Problem> all = new ArrayList<>(problems);
        if (chain.isEmpty()) {
            all.addFirst(Problem.of("settlement.terms.zone", zone));
        }
        return all.isEmpty()
                ? new SettlementReceipt.Submitted(
                        ledger.submit(drafts.apply(chain.orElseThrow().id())))
                : new SettlementReceipt.Refused(all);
    }

    private Optional<Problem> member(TradingZoneId zone, StateView state, ParticipantId participant) {
        if (MembershipState.participant(state, participant).isEmpty()) {
            return Optional.of(Problem.of("settlement.terms.pair.unknown", participant, zone));
        }
        return MembershipState.keyHolder(state, keys.keyId(KeyName.of("participant", participant.code())))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Problem.of("settlement.terms.pair.key", participant));
    }

    private static Draft byEdgeCluster(ChainId chain, TradingZoneId zone, RecordKind kind, Bytes payload) {
        return Draft.plain(chain, kind, KeyName.of("edge-cluster", zone.code()), payload);
    }

    /** In the order of the records, each as long as it may be. */
    private static <T> List<List<T>> batches(List<T> prices, Comparator<T> order) {
        List<T> sorted = prices.stream().sorted(order).toList();
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < sorted.size(); from += PriceRecords.BATCH) {
            batches.add(sorted.subList(from, Math.min(sorted.size(), from + PriceRecords.BATCH)));
        }
        return batches;
    }
}
