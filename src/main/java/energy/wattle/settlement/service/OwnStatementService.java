package energy.wattle.settlement.service;

import energy.wattle.ledger.Proofs;
import energy.wattle.membership.Acting;
import energy.wattle.membership.Acting.Standing;
import energy.wattle.membership.Members;
import energy.wattle.membership.Participant;
import energy.wattle.settlement.DailyStatement;
import energy.wattle.settlement.MonthlyStatement;
import energy.wattle.settlement.OwnStatements;
import energy.wattle.settlement.StatementLine;
import energy.wattle.settlement.Statements;
import energy.wattle.settlement.wire.StatementTable;
import energy.wattle.units.Institution;
import energy.wattle.units.Interval;
import energy.wattle.units.ParticipantId;
import energy.wattle.units.Party;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shows the reader the statements of the participant it acts for, and no other's. */
@Service
@Transactional(readOnly = true)
class OwnStatementService implements OwnStatements {

    private final Acting acting;
    private final Statements statements;
    private final Explanations explanations;
    private final Proofs proofs;

    OwnStatementService(Acting acting, Statements statements, Explanations explanations, Proofs proofs) {
        this.acting = acting;
        this.statements = statements;
        this.explanations = explanations;
        this.proofs = proofs;
    }

    @Override
    public Optional<MonthlyStatement> month(Optional<YearMonth> month) {
        return acting.standing().flatMap(own -> {
            LocalDate today = LocalDate.ofInstant(own.at(), own.zone().timeZone());
            return statements
                    .month(own.id(), month.orElseGet(() -> YearMonth.from(today)))
                    .map(statement -> statement.upTo(today));
        });
    }

    @Override
    public Optional<ExplainedDay> day(LocalDate day) {
        return acting.standing()
                .flatMap(own -> statements.day(own.id(), day))
                .map(statement -> new ExplainedDay(statement, explanations.of(statement)));
    }

    @Override
    public String csv(YearMonth month) {
        List<StatementLine> lines = acting.standing().stream()
                .flatMap(own -> month.atDay(1)
                        .datesUntil(month.plusMonths(1).atDay(1))
                        .flatMap(day -> statements.day(own.id(), day).stream()))
                .flatMap(statement -> statement.lines().stream())
                .toList();
        return StatementTable.write(lines);
    }

    @Override
    public Optional<String> proof(Interval interval, long height, int result) {
        return acting.standing()
                .filter(own -> isOwn(own, interval, height, result))
                .flatMap(own -> proofs.ofResult(own.chain(), height, result, true))
                .map(proofs::toFile);
    }

    private boolean isOwn(Standing own, Interval interval, long height, int result) {
        LocalDate day = LocalDate.ofInstant(interval.start(), own.zone().timeZone());
        return statements.day(own.id(), day).stream()
                .flatMap(statement -> statement.lines().stream())
                .anyMatch(line ->
                        line.interval().equals(interval) && line.height() == height && line.resultPosition() == result);
    }

    /** What makes the lines of a statement plain. */
    @Component
    static class Explanations {

        private final OwnBooks books;
        private final Members members;

        Explanations(OwnBooks books, Members members) {
            this.books = books;
            this.members = members;
        }

        List<ExplainedLine> of(DailyStatement statement) {
            OwnBooks.Days days = books.of(statement.participant(), statement.day());
            Map<Party, String> names = new HashMap<>();
            return statement.lines().stream()
                    .map(line -> new ExplainedLine(
                            line,
                            line.trade().flatMap(trade -> days.side(line.interval(), trade)),
                            names.computeIfAbsent(line.counterparty(), this::name),
                            days.traded(line.interval()).net(),
                            days.metered(line.interval())))
                    .toList();
        }

        private String name(Party party) {
            return switch (party) {
                case ParticipantId id ->
                    members.participant(id).map(Participant::name).orElseGet(id::code);
                case Institution institution -> institution.code();
            };
        }
    }
}
