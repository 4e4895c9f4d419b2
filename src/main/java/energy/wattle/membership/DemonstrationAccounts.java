package energy.wattle.membership;

import java.util.List;

/**
 * Supplied by a module that publishes accounts with their passwords. They are created at start where missing; an
 * installation without such a module refuses their log-in, even on a database that has them.
 */
@FunctionalInterface
public interface DemonstrationAccounts {

    List<NewAccount> accounts();
}
