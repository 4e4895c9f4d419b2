package energy.wattle.sample.store;

/** What is in the database is not only the sample's. */
public final class FreshRefusedException extends IllegalStateException {

    FreshRefusedException() {
        super("--fresh would throw away a database in which somebody has an account that is not the sample's");
    }
}
