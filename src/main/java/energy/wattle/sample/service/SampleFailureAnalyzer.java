package energy.wattle.sample.service;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells whoever starts the sample what is wrong and what to do, in place of a stack trace. */
final class SampleFailureAnalyzer extends AbstractFailureAnalyzer<SampleStartException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, SampleStartException cause) {
        return new FailureAnalysis(cause.getMessage(), cause.action(), cause);
    }
}
