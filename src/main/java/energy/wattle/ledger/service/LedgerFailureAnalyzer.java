package energy.wattle.ledger.service;

import energy.wattle.ledger.AlteredChainException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells an operator in a sentence why the ledger does not start. */
final class LedgerFailureAnalyzer extends AbstractFailureAnalyzer<IllegalStateException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, IllegalStateException cause) {
        return switch (cause) {
            case WrongSecretException wrong ->
                new FailureAnalysis(
                        String.valueOf(wrong.getMessage()),
                        "Stop, put the right file in place (mode 600), and start again. Nothing was changed.",
                        wrong);
            case OtherMarketException other ->
                new FailureAnalysis(
                        String.valueOf(other.getMessage()),
                        "Use another database, or start with --fresh where the sample's data may be thrown away.",
                        other);
            case AlteredChainException altered ->
                new FailureAnalysis(
                        String.valueOf(altered.getMessage()),
                        "Keep the database as it is, and read docs/guides/operate.md, What to do on findings.",
                        altered);
            case MarketNotFoundedException unfounded ->
                new FailureAnalysis(
                        String.valueOf(unfounded.getMessage()),
                        unfounded.action() + ". See docs/guides/operate.md, Found a market. Nothing was changed.",
                        unfounded);
            default -> null;
        };
    }
}
