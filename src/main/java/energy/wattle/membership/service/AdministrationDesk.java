package energy.wattle.membership.service;

import energy.wattle.ledger.Draft;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketChain;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.membership.Administration;
import energy.wattle.membership.MassAdministration;
import energy.wattle.membership.RegisteredKey;
import energy.wattle.membership.Zone;
import energy.wattle.membership.core.ChangeCodec;
import energy.wattle.membership.core.MembershipChange;
import energy.wattle.membership.core.MembershipStep;
import energy.wattle.membership.core.Refusal;
import energy.wattle.membership.core.StateAhead;
import energy.wattle.units.Problem;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Checks changes against the main chain as it stands, all problems at once, and hands sound ones to the ledger. */
@Component
class AdministrationDesk {

    /**
     * A change with what it is of, for the answer.
     *
     * @param subject code of a zone or participant
     */
    record Item(String subject, MembershipChange change) {}

    private final Ledger ledger;
    private final MarketClock clock;
    private final ZoneParameters parameters;

    AdministrationDesk(Ledger ledger, MarketClock clock, ZoneParameters parameters) {
        this.ledger = ledger;
        this.clock = clock;
        this.parameters = parameters;
    }

    /** @param change made for the market of this name */
    Administration take(Function<NodeId, MembershipChange> change) {
        return switch (takeAll(market -> List.of(new Item("", change.apply(market))))) {
            case MassAdministration.Submitted(var records) -> new Administration.Submitted(records.getFirst());
            case MassAdministration.Refused(var problems) ->
                new Administration.Refused(problems.values().iterator().next());
        };
    }

    /**
     * Takes all or none; later items may build on earlier ones.
     *
     * @param items made for the market of this name
     */
    MassAdministration takeAll(Function<NodeId, List<Item>> items) {
        if (ledger.main().isEmpty()) {
            return new MassAdministration.Refused(Map.of("", List.of(Problem.of("membership.market.none"))));
        }
        MarketChain main = ledger.main().get();
        StateAhead ahead = new StateAhead(ledger.state(main.id()));
        Instant now = clock.instant();
        Map<String, List<Problem>> problems = new LinkedHashMap<>();
        List<Draft> drafts = new ArrayList<>();
        for (Item item : items.apply(main.name())) {
            if (problems.containsKey(item.subject())) {
                // What builds on something refused would only be refused for that.
                continue;
            }
            List<Problem> found = problems(ahead, now, item.change());
            if (!found.isEmpty()) {
                problems.put(item.subject(), found);
            } else {
                drafts.add(Draft.plain(
                        main.id(),
                        item.change().kind(),
                        InstanceKeys.ADMINISTRATOR,
                        ChangeCodec.encode(item.change())));
            }
        }
        return problems.isEmpty()
                ? new MassAdministration.Submitted(submit(drafts))
                : new MassAdministration.Refused(problems);
    }

    private List<Hash> submit(List<Draft> drafts) {
        return drafts.isEmpty() ? List.of() : ledger.submit(drafts);
    }

    private List<Problem> problems(StateAhead ahead, Instant now, MembershipChange change) {
        List<Problem> problems = new ArrayList<>();
        if (change instanceof MembershipChange.SetZone(Zone zone, List<RegisteredKey> keys)) {
            problems.addAll(parameters.problems(zone));
            if (ledger.zones().stream()
                    .noneMatch(chain -> chain.name().code().equals(zone.id().code()))) {
                problems.add(Problem.of("membership.zone.chain", zone.id()));
            }
        }
        switch (MembershipStep.decide(ahead, now, change)) {
            case MembershipStep.Refused(var refusals) ->
                refusals.stream().map(Refusal::problem).forEach(problems::add);
            case MembershipStep.Taken(var update) -> ahead.apply(update);
        }
        return List.copyOf(problems);
    }
}
