package energy.wattle.assessment.service;

import energy.wattle.assessment.LernerFigure;
import energy.wattle.assessment.Oversight.Standing;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.core.Lerner;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Proofs;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.MadeTrade;
import energy.wattle.trading.Market;
import energy.wattle.trading.SessionId;
import energy.wattle.units.TradingZoneId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The trades that indicators are made of, with their proofs. */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class TradeEvidence {

    private static final Duration LONGEST_LOOK = Duration.ofDays(Market.MAXIMUM_DAYS);

    private final Market market;
    private final Members members;
    private final Ledger ledger;
    private final Proofs proofs;

    TradeEvidence(Market market, Members members, Ledger ledger, Proofs proofs) {
        this.market = market;
        this.members = members;
        this.ledger = ledger;
        this.proofs = proofs;
    }

    List<Zone> zones() {
        return members.zones();
    }

    Standing standing(Zone zone) {
        return ledger.zone(new NodeId(zone.id().code()))
                .map(chain -> ledger.head(chain.id()))
                .map(head -> new Standing(head.time(), head.height()))
                .orElse(new Standing(Instant.EPOCH, 0));
    }

    List<MadeTrade> trades(Span span, int limit) {
        List<MadeTrade> found = new ArrayList<>();
        for (TradingZoneId zone : zones(span)) {
            for (Instant from = span.from();
                    from.isBefore(span.until()) && found.size() < limit;
                    from = from.plus(LONGEST_LOOK)) {
                market.trades(zone, from, end(from, span)).stream()
                        .filter(made -> isOf(span, made.session()))
                        .forEach(found::add);
            }
        }
        return found.stream().limit(limit).toList();
    }

    List<LernerFigure> lerner(Span span) {
        return zones(span).stream()
                .flatMap(zone -> members.participants(zone).stream())
                .flatMap(member ->
                        Lerner.cost(member).stream().map(cost -> Lerner.figure(member, cost, trades(member, span))))
                .toList();
    }

    Optional<String> proof(MadeTrade made) {
        return ledger.zone(new NodeId(made.session().zone().code()))
                .flatMap(chain -> proofs.ofResult(chain.id(), made.cleared().height(), made.result(), true))
                .map(proofs::toFile);
    }

    private List<MadeTrade> trades(Participant member, Span span) {
        List<MadeTrade> found = new ArrayList<>();
        for (Instant from = span.from(); from.isBefore(span.until()); from = from.plus(LONGEST_LOOK)) {
            market.trades(member.id(), from, end(from, span)).stream()
                    .filter(made -> isOf(span, made.session()))
                    .forEach(found::add);
        }
        return found;
    }

    private List<TradingZoneId> zones(Span span) {
        return span.zone()
                .map(List::of)
                .orElseGet(() -> members.zones().stream().map(Zone::id).toList());
    }

    private static Instant end(Instant from, Span span) {
        Instant end = from.plus(LONGEST_LOOK);
        return end.isBefore(span.until()) ? end : span.until();
    }

    private static boolean isOf(Span span, SessionId session) {
        return span.kind().stream().allMatch(session.kind()::equals)
                && span.session().stream().allMatch(session::equals);
    }
}
