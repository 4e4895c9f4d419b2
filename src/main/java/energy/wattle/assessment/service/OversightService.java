package energy.wattle.assessment.service;

import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.Case;
import energy.wattle.assessment.CaseState;
import energy.wattle.assessment.Indicators;
import energy.wattle.assessment.LernerFigure;
import energy.wattle.assessment.MemberFigures;
import energy.wattle.assessment.Oversight;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.Step;
import energy.wattle.membership.Role;
import energy.wattle.membership.Zone;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import energy.wattle.shell.Reader;
import energy.wattle.shell.Readers;
import energy.wattle.trading.MadeTrade;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Answers the regulator, and nobody else. */
@Service
@NeedsCapability(Capability.ASSESSMENT)
@Transactional(readOnly = true)
class OversightService implements Oversight {

    private final Assessment assessment;
    private final TradeEvidence evidence;
    private final CaseFiles cases;
    private final Readers readers;

    OversightService(Assessment assessment, TradeEvidence evidence, CaseFiles cases, Readers readers) {
        this.assessment = assessment;
        this.evidence = evidence;
        this.cases = cases;
        this.readers = readers;
    }

    @Override
    public List<Zone> zones() {
        regulator();
        return evidence.zones();
    }

    @Override
    public Standing standing(Zone zone) {
        regulator();
        return evidence.standing(zone);
    }

    @Override
    public Indicators over(Span span) {
        regulator();
        return assessment.over(span);
    }

    @Override
    public SortedMap<Instant, Indicators> series(Span span, Step step) {
        regulator();
        return assessment.series(span, step);
    }

    @Override
    public List<MemberFigures> members(Span span) {
        regulator();
        return assessment.members(span);
    }

    @Override
    public List<LernerFigure> lerner(Span span) {
        regulator();
        return evidence.lerner(span);
    }

    @Override
    public List<MadeTrade> trades(Span span) {
        regulator();
        return evidence.trades(span, MAXIMUM_TRADES);
    }

    @Override
    public Optional<String> proof(MadeTrade trade) {
        regulator();
        return evidence.proof(trade);
    }

    @Override
    public List<Case> cases(Span span) {
        regulator();
        return cases.of(span);
    }

    @Override
    public Optional<CaseFile> find(String id) {
        regulator();
        return cases.find(id);
    }

    @Override
    @Transactional
    public boolean note(String id, CaseState state, String text) {
        return cases.note(id, state, text, regulator().accountName());
    }

    private Reader regulator() {
        Reader reader = readers.current();
        if (!reader.is(Role.REGULATOR)) {
            throw new AccessDeniedException("only a regulator may see this");
        }
        return reader;
    }
}
