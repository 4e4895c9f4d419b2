package energy.wattle.sample.service;

import energy.wattle.sample.store.FreshRefusedException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever asked for {@code --fresh} why nothing was thrown away. */
final class FreshRefusedFailureAnalyzer extends AbstractFailureAnalyzer<FreshRefusedException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, FreshRefusedException cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Start without --fresh, or name another database in wattle.database.directory.",
                cause);
    }
}
