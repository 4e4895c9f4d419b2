package energy.wattle.trading.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Ledger;
import energy.wattle.ledger.MarketClock;
import energy.wattle.ledger.NodeId;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.BlockPoint;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.DeclarationVerdict;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.SessionStatus;
import energy.wattle.trading.core.DeclarationCheck;
import energy.wattle.trading.core.DeclarationCodec;
import energy.wattle.trading.core.SessionIntake;
import energy.wattle.trading.core.ZoneSessions;
import energy.wattle.trading.service.DeclarationDispatch.Counter;
import energy.wattle.trading.service.DeclarationDispatch.Outgoing;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.TradingZoneId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Checks declarations against the zone's chain, and sends what is right. */
@Service
@NeedsCapability(Capability.DECLARATION)
class DeclarationDesk implements Declarations {

    private final Ledger ledger;
    private final MarketClock clock;
    private final DeclarationDispatch dispatch;
    private final DeclarationFates fates;

    DeclarationDesk(Ledger ledger, MarketClock clock, DeclarationDispatch dispatch, DeclarationFates fates) {
        this.ledger = ledger;
        this.clock = clock;
        this.dispatch = dispatch;
        this.fates = fates;
    }

    @Override
    @Transactional
    public DeclarationReceipt declare(Declaration declaration) {
        return declareAll(List.of(declaration)).getFirst();
    }

    @Override
    @Transactional
    public List<DeclarationReceipt> declareAll(List<Declaration> declarations) {
        if (declarations.isEmpty()) {
            return List.of();
        }
        TradingZoneId zone = zoneOf(declarations);
        Optional<Counter> found = counter(zone);
        if (found.isEmpty()) {
            return declarations.stream()
                    .<DeclarationReceipt>map(any -> new DeclarationReceipt.Unknown())
                    .toList();
        }
        Counter counter = found.get();
        Map<SessionId, Optional<SessionIntake>> intakes = intakes(counter, declarations);
        List<Outgoing> outgoing = new ArrayList<>();
        List<Answer> answers = new ArrayList<>();
        BlockPoint head = head(counter);
        for (Declaration declaration : declarations) {
            Optional<SessionIntake> intake = intakes.getOrDefault(declaration.session(), Optional.empty());
            answers.add(elsewhere(declaration, intake)
                    .orElseGet(() -> answer(declaration, intake, new Looked(head, counter.now()), outgoing)));
        }
        List<Hash> sent = dispatch.send(counter, outgoing);
        return answers.stream().map(answer -> answer.receipt(sent)).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DeclarationVerdict> check(Declaration declaration) {
        return counter(declaration.session().zone())
                .flatMap(counter -> SessionIntake.of(
                                counter.sessions(),
                                declaration.session(),
                                Set.of(declaration.participant()),
                                counter.now())
                        .flatMap(intake -> intake.check(declaration, head(counter), counter.now())));
    }

    @Override
    @Transactional
    public DeclarationReceipt withdraw(ParticipantId participant, SessionId session) {
        Optional<Counter> found = counter(session.zone());
        Optional<SessionIntake> intake = found.flatMap(
                counter -> SessionIntake.of(counter.sessions(), session, Set.of(participant), counter.now()));
        if (found.isEmpty() || intake.isEmpty() || !intake.get().knows(participant)) {
            return new DeclarationReceipt.Unknown();
        }
        Optional<String> elsewhere = dispatch.elsewhere(participant);
        if (elsewhere.isPresent()) {
            return new DeclarationReceipt.Elsewhere(elsewhere.get());
        }
        SessionStatus status = intake.get().status();
        Optional<DeclarationFault> fault =
                DeclarationCheck.gateFault(status, found.get().now());
        if (fault.isPresent()) {
            return new DeclarationReceipt.Refused(List.of(fault.get()));
        }
        Outgoing withdrawal = new Outgoing(participant, status.session(), DeclarationCodec.withdrawal());
        return new DeclarationReceipt.Taken(
                dispatch.send(found.get(), List.of(withdrawal)).getFirst(), List.of());
    }

    @Override
    public Optional<String> elsewhere(ParticipantId participant) {
        return dispatch.elsewhere(participant);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OwnDeclaration> own(ParticipantId participant, Instant from, Instant to) {
        return dispatch.store().of(participant, from, to).stream()
                .map(fates::of)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OwnDeclaration> own(ParticipantId participant, Hash record) {
        return dispatch.store().find(participant, record).map(fates::of);
    }

    @Override
    @Transactional(readOnly = true)
    public List<OwnDeclaration> own(ParticipantId participant, SessionId session) {
        return dispatch.store().of(participant, session).stream().map(fates::of).toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Set<ParticipantId> senders(SessionId session) {
        return dispatch.store().senders(session);
    }

    private static TradingZoneId zoneOf(List<Declaration> declarations) {
        TradingZoneId zone = declarations.getFirst().session().zone();
        if (declarations.size() > MAXIMUM_BATCH) {
            throw new IllegalArgumentException(
                    "%d declarations at once are more than %d".formatted(declarations.size(), MAXIMUM_BATCH));
        }
        if (declarations.stream()
                .anyMatch(declaration -> !declaration.session().zone().equals(zone))) {
            throw new IllegalArgumentException("declarations that are sent together are for one zone's sessions");
        }
        return zone;
    }

    private Optional<Counter> counter(TradingZoneId zone) {
        return ledger.zone(new NodeId(zone.code()))
                .flatMap(chain -> ZoneSessions.of(ledger.state(chain.id()))
                        .map(sessions -> new Counter(chain, sessions, clock.instant())));
    }

    private BlockPoint head(Counter counter) {
        Ledger.Head head = ledger.head(counter.chain().id());
        return new BlockPoint(head.height(), head.time());
    }

    private static Map<SessionId, Optional<SessionIntake>> intakes(Counter counter, List<Declaration> declarations) {
        Map<SessionId, Set<ParticipantId>> participants = new HashMap<>();
        declarations.forEach(declaration -> participants
                .computeIfAbsent(declaration.session(), any -> new HashSet<>())
                .add(declaration.participant()));
        Map<SessionId, Optional<SessionIntake>> intakes = new HashMap<>();
        participants.forEach((session, senders) ->
                intakes.put(session, SessionIntake.of(counter.sessions(), session, senders, counter.now())));
        return intakes;
    }

    /** Of a member that declares at another instance. */
    private Optional<Answer> elsewhere(Declaration declaration, Optional<SessionIntake> intake) {
        return intake.filter(session -> session.knows(declaration.participant()))
                .flatMap(session -> dispatch.elsewhere(declaration.participant()))
                .map(holder -> sent -> new DeclarationReceipt.Elsewhere(holder));
    }

    private static Answer answer(
            Declaration declaration, Optional<SessionIntake> intake, Looked looked, List<Outgoing> outgoing) {
        Optional<DeclarationVerdict> verdict =
                intake.flatMap(session -> session.check(declaration, looked.head(), looked.now()));
        if (intake.isEmpty() || verdict.isEmpty()) {
            return sent -> new DeclarationReceipt.Unknown();
        }
        return switch (verdict.get()) {
            case DeclarationVerdict.Refused(var faults) -> sent -> new DeclarationReceipt.Refused(faults);
            case DeclarationVerdict.Accepted(var accepted, List<Interval> awaiting) -> {
                int place = outgoing.size();
                outgoing.add(new Outgoing(
                        accepted.participant(), intake.get().status().session(), DeclarationCodec.encode(accepted)));
                yield sent -> new DeclarationReceipt.Taken(sent.get(place), awaiting);
            }
        };
    }

    /** When the chain was looked at, and where it stood. */
    private record Looked(BlockPoint head, Instant now) {}

    /** What is told once the records that go out have their names. */
    @FunctionalInterface
    private interface Answer {
        DeclarationReceipt receipt(List<Hash> sent);
    }
}
