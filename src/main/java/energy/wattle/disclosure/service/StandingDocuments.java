package energy.wattle.disclosure.service;

import energy.wattle.disclosure.Column;
import energy.wattle.disclosure.Document;
import energy.wattle.disclosure.Listing;
import energy.wattle.disclosure.core.Issue;
import energy.wattle.disclosure.core.MemberListPart;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.settlement.ContractVersion;
import energy.wattle.settlement.SettlementTerms;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.Market;
import energy.wattle.trading.Session;
import energy.wattle.trading.SessionStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lists what anybody may know of a zone before there are figures: its members, its rules, its sessions. */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class StandingDocuments {

    /** Before a market day, within which the first gate of its sessions lies. */
    private static final Duration LONGEST_LEAD = Duration.ofDays(2);

    private final Members members;
    private final Market market;
    private final SettlementTerms terms;
    private final List<ZoneParameter.Declared> declared;

    StandingDocuments(Members members, Market market, SettlementTerms terms, List<ZoneParameter.Declared> declared) {
        this.members = members;
        this.market = market;
        this.terms = terms;
        this.declared = declared;
    }

    /**
     * Who is registered at the first instant of the issue; natural persons by the pseudonym that the chain has. More
     * members than fit into a record go on in further parts.
     */
    Document members(Issue issue) {
        List<List<String>> lines = registered(issue)
                .skip((long) (MemberListPart.of(issue).number() - 1) * MemberListPart.MEMBERS)
                .limit(MemberListPart.MEMBERS)
                .map(member -> List.of(
                        member.id().code(),
                        member.name(),
                        member.registeredFrom().toString()))
                .toList();
        return Document.ofListing(new Listing(List.of(Column.PARTICIPANT, Column.NAME, Column.REGISTERED_FROM), lines));
    }

    /** How many members all parts of a list have together. */
    long registeredMembers(Issue issue) {
        return registered(issue).count();
    }

    private Stream<Participant> registered(Issue issue) {
        return members.participants(zone(issue).id()).stream()
                .filter(member -> member.isRegisteredAt(issue.from()))
                .sorted(Comparator.comparing(Participant::id));
    }

    /** Every parameter with the value that holds, set or usual, and the settlement contract in force. */
    Document rules(Issue issue) {
        Zone zone = zone(issue);
        SortedMap<String, Long> values = new TreeMap<>(zone.parameters());
        declared.stream()
                .flatMap(module -> module.parameters().stream())
                .forEach(parameter -> values.put(parameter.name(), parameter.of(zone)));
        List<List<String>> lines = new ArrayList<>();
        lines.add(List.of("time-zone", zone.timeZone().getId()));
        lines.add(List.of("currency", zone.currency()));
        for (Map.Entry<String, Long> value : values.entrySet()) {
            lines.add(List.of(value.getKey(), value.getValue().toString()));
        }
        contract(issue, zone).forEach((name, value) -> lines.add(List.of("settlement-contract." + name, value)));
        return Document.ofListing(new Listing(List.of(Column.PARAMETER, Column.VALUE), lines));
    }

    /** The sessions whose first delivery interval is in the issue's time, by gate. */
    Document calendar(Issue issue) {
        List<List<String>> lines =
                market.sessions(zone(issue).id(), issue.from().minus(LONGEST_LEAD), issue.until()).stream()
                        .map(SessionStatus::session)
                        .filter(session -> isIn(issue, session))
                        .map(session -> List.of(
                                session.id().kind().name(),
                                session.opens().toString(),
                                session.gate().toString(),
                                session.id().first().toString(),
                                session.end().toString()))
                        .toList();
        return Document.ofListing(new Listing(
                List.of(Column.SESSION, Column.OPENS, Column.GATE, Column.DELIVERY_FROM, Column.DELIVERY_UNTIL),
                lines));
    }

    private static boolean isIn(Issue issue, Session session) {
        return !session.id().first().start().isBefore(issue.from())
                && session.id().first().start().isBefore(issue.until());
    }

    private SortedMap<String, String> contract(Issue issue, Zone zone) {
        ContractVersion inForce = terms.contracts(zone.id()).stream()
                .filter(version -> !version.from().isAfter(issue.from()))
                .max(Comparator.comparingInt(ContractVersion::version))
                .orElse(ContractVersion.DEFAULT);
        return new TreeMap<>(Map.of(
                "kind", inForce.kind().name(),
                "version", Integer.toString(inForce.version()),
                "coefficient", inForce.coefficient().toString(),
                "network-fee", inForce.networkFee().toString(),
                "operator-fee", inForce.operatorFee().toString()));
    }

    private Zone zone(Issue issue) {
        return members.zones().stream()
                .filter(zone -> issue.zone().filter(zone.id()::equals).isPresent())
                .findFirst()
                .orElseThrow();
    }
}
