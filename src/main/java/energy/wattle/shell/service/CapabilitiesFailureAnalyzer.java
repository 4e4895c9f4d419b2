package energy.wattle.shell.service;

import energy.wattle.shell.CapabilitiesException;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in a sentence which capability is written wrongly. */
final class CapabilitiesFailureAnalyzer extends AbstractFailureAnalyzer<CapabilitiesException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CapabilitiesException cause) {
        return new FailureAnalysis(
                String.valueOf(cause.getMessage()),
                "Correct the configuration, and start again. See docs/guides/tiers.md. Nothing was changed.",
                cause);
    }
}
