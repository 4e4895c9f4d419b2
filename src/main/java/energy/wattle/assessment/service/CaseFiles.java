package energy.wattle.assessment.service;

import energy.wattle.assessment.Alarm;
import energy.wattle.assessment.Assessment;
import energy.wattle.assessment.Case;
import energy.wattle.assessment.CaseState;
import energy.wattle.assessment.Oversight.CaseFile;
import energy.wattle.assessment.Span;
import energy.wattle.assessment.core.CaseName;
import energy.wattle.assessment.store.CaseStore;
import energy.wattle.shell.Capability;
import energy.wattle.shell.NeedsCapability;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Alarms with the regulator's notes. */
@Component
@NeedsCapability(Capability.ASSESSMENT)
class CaseFiles {

    private final Assessment assessment;
    private final CaseStore notes;
    private final InstantSource clock;

    CaseFiles(Assessment assessment, CaseStore notes, InstantSource clock) {
        this.assessment = assessment;
        this.notes = notes;
        this.clock = clock;
    }

    /** The latest alarm first. */
    List<Case> of(Span span) {
        Map<CaseName, Case.Note> last = notes.last(span.from(), span.until());
        return assessment.alarms(span.zone(), span.from(), span.until()).reversed().stream()
                .map(alarm -> of(alarm, Optional.ofNullable(last.get(CaseName.of(alarm)))))
                .toList();
    }

    Optional<CaseFile> find(String id) {
        return alarm(id).map(alarm -> {
            List<Case.Note> all = notes.notes(alarm);
            return new CaseFile(of(alarm, all.stream().findFirst()), all);
        });
    }

    boolean note(String id, CaseState state, String text, String by) {
        String said = text.strip();
        Optional<Alarm> alarm = said.isEmpty() || said.length() > Case.LONGEST_NOTE ? Optional.empty() : alarm(id);
        alarm.ifPresent(found ->
                notes.add(found, new Case.Note(state, said, by, clock.instant().truncatedTo(ChronoUnit.MILLIS))));
        return alarm.isPresent();
    }

    private Optional<Alarm> alarm(String id) {
        return CaseName.parse(id)
                .flatMap(name ->
                        assessment
                                .alarms(
                                        Optional.of(name.session().zone()),
                                        name.first().start(),
                                        name.first().end())
                                .stream()
                                .filter(name::names)
                                .findFirst());
    }

    private static Case of(Alarm alarm, Optional<Case.Note> last) {
        return new Case(
                CaseName.of(alarm).toString(), alarm, last.map(Case.Note::state).orElse(CaseState.OPEN), last);
    }
}
