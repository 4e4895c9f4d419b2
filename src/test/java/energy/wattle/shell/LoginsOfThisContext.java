package energy.wattle.shell;

import org.springframework.core.Ordered;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestExecutionListener;

/**
 * Spring keeps who is logged in with the context that was made last; a test's own may be an earlier one from the cache.
 * So every test begins by asking its own. Found by Spring itself, through {@code META-INF/spring.factories}.
 */
public final class LoginsOfThisContext implements TestExecutionListener, Ordered {

    /** After the test has its beans, before Spring Security's listener logs somebody in for it. */
    private static final int AFTER_INJECTION = 2_001;

    @Override
    public int getOrder() {
        return AFTER_INJECTION;
    }

    @Override
    public void prepareTestInstance(TestContext test) {
        if (test.hasApplicationContext()) {
            test.getApplicationContext()
                    .getBeanProvider(SecurityContextHolderStrategy.class)
                    .ifAvailable(SecurityContextHolder::setContextHolderStrategy);
        }
    }
}
