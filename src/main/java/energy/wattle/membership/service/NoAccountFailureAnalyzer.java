package energy.wattle.membership.service;

import energy.wattle.membership.Accounts;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to configure, in place of a stack trace. */
class NoAccountFailureAnalyzer extends AbstractFailureAnalyzer<NoAccountException> {

    @Override
    protected FailureAnalysis analyze(Throwable root, NoAccountException cause) {
        return new FailureAnalysis(
                cause.getMessage(), """
                Set wattle.membership.administrator.username (small letters, digits, dot, hyphen, underscore) and
                wattle.membership.administrator.password (%d to %d characters), or the environment's
                WATTLE_MEMBERSHIP_ADMINISTRATOR_USERNAME and WATTLE_MEMBERSHIP_ADMINISTRATOR_PASSWORD.
                To look around with demo accounts instead, set wattle.sample.enabled=true.""".formatted(Accounts.SHORTEST_PASSWORD, Accounts.LONGEST_PASSWORD), cause);
    }
}
