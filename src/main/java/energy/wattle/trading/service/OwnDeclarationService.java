package energy.wattle.trading.service;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.Proofs;
import energy.wattle.membership.Acting;
import energy.wattle.membership.Acting.Standing;
import energy.wattle.membership.OwnMembership;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.trading.Declaration;
import energy.wattle.trading.DeclarationFault;
import energy.wattle.trading.DeclarationForm;
import energy.wattle.trading.DeclarationProblems;
import energy.wattle.trading.DeclarationReceipt;
import energy.wattle.trading.DeclarationVerdict;
import energy.wattle.trading.Declarations;
import energy.wattle.trading.OwnDeclaration;
import energy.wattle.trading.OwnDeclarations;
import energy.wattle.trading.OwnSessions;
import energy.wattle.trading.SessionId;
import energy.wattle.trading.TypedAnswer;
import energy.wattle.trading.TypedFault;
import energy.wattle.trading.TypedOrder;
import energy.wattle.trading.core.OrderSheet;
import energy.wattle.trading.wire.OrderSheetTable;
import energy.wattle.units.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets the reader declare for the participant it acts for, and for no other. */
@Service
@NeedsCapability(Capability.DECLARATION)
class OwnDeclarationService implements OwnDeclarations {

    private final Acting acting;
    private final Declarations declarations;
    private final DeclarationForms forms;
    private final Rim rim;

    OwnDeclarationService(Acting acting, Declarations declarations, DeclarationForms forms, Rim rim) {
        this.acting = acting;
        this.declarations = declarations;
        this.forms = forms;
        this.rim = rim;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<OwnSessions> open() {
        return acting.standing()
                .map(own -> forms.open(
                        own,
                        declarations.elsewhere(own.id()),
                        session -> declarations.own(own.id(), session).stream().findFirst()));
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<DeclarationForm> form(SessionId session) {
        return in(session)
                .flatMap(own -> forms.form(
                        own,
                        session,
                        declarations.own(own.id(), session).stream().findFirst().flatMap(OwnDeclaration::declaration),
                        declarations.elsewhere(own.id())));
    }

    @Override
    @Transactional(readOnly = true)
    public TypedAnswer check(SessionId session, List<TypedOrder> orders) {
        return answer(
                session,
                orders,
                (own, sheet) -> declarations
                        .check(new Declaration(own.id(), session, sheet.curves()))
                        .map(verdict -> switch (verdict) {
                            case DeclarationVerdict.Accepted(var declaration, var awaiting) -> sheet.ready(awaiting);
                            case DeclarationVerdict.Refused(var faults) -> faulty(sheet, faults);
                        })
                        .orElseGet(TypedAnswer.Unknown::new));
    }

    @Override
    @Transactional
    public TypedAnswer send(SessionId session, List<TypedOrder> orders) {
        return answer(session, orders, (own, sheet) -> switch (declarations.declare(
                new Declaration(own.id(), session, sheet.curves()))) {
            case DeclarationReceipt.Taken(var record, var awaiting) -> new TypedAnswer.Sent(record, sheet.orders());
            case DeclarationReceipt.Refused(var faults) -> faulty(sheet, faults);
            case DeclarationReceipt.Elsewhere(var instance) -> new TypedAnswer.Elsewhere(instance);
            case DeclarationReceipt.Unknown() -> new TypedAnswer.Unknown();
        });
    }

    @Override
    @Transactional
    public DeclarationReceipt withdraw(SessionId session) {
        return in(session)
                .map(own -> declarations.withdraw(own.id(), session))
                .orElseGet(() -> new DeclarationReceipt.Unknown());
    }

    @Override
    @Transactional(readOnly = true)
    public List<OwnDeclaration> sent(SessionId session) {
        return in(session).map(own -> declarations.own(own.id(), session)).orElseGet(List::of);
    }

    @Override
    public Optional<String> proof(Hash record) {
        return acting.standing()
                .flatMap(own -> declarations.own(own.id(), record))
                .flatMap(sent -> rim.proofs().ofRecord(sent.record(), true))
                .map(rim.proofs()::toFile);
    }

    @Override
    public ReadOrders read(String fileName, InputStream content) throws IOException {
        return OrderSheetTable.read(fileName, content);
    }

    @Override
    public void letAgentDeclare(boolean declares) {
        rim.membership().letAgentDeclare(declares);
    }

    private Optional<Standing> in(SessionId session) {
        return acting.standing().filter(own -> own.zone().id().equals(session.zone()));
    }

    private TypedAnswer answer(
            SessionId session, List<TypedOrder> orders, BiFunction<Standing, OrderSheet, TypedAnswer> answered) {
        Optional<Standing> own = in(session);
        if (own.isEmpty()) {
            return new TypedAnswer.Unknown();
        }
        Optional<String> elsewhere = declarations.elsewhere(own.get().id());
        if (elsewhere.isPresent()) {
            return new TypedAnswer.Elsewhere(elsewhere.get());
        }
        OrderSheet sheet = OrderSheet.of(orders);
        return sheet.faults().isEmpty()
                ? answered.apply(own.get(), sheet)
                : new TypedAnswer.Faulty(sheet.faults(), List.of());
    }

    private static TypedAnswer faulty(OrderSheet sheet, List<DeclarationFault> faults) {
        List<TypedFault> located = new ArrayList<>();
        List<Problem> ofWhole = new ArrayList<>();
        faults.forEach(fault ->
                sheet.locate(fault).ifPresentOrElse(located::add, () -> ofWhole.add(DeclarationProblems.of(fault))));
        return new TypedAnswer.Faulty(located, ofWhole);
    }

    /** What stands beside declaring itself. */
    @Component
    record Rim(Proofs proofs, OwnMembership membership) {}
}
