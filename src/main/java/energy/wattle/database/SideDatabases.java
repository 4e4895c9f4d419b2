package energy.wattle.database;

/** Empty databases beside the application's, on the embedded server. There is none with an operator's own server. */
public interface SideDatabases {

    /** How the application's role reaches a database. */
    record Address(String url, String username, String password) {

        /** Without the password, because records end up in logs. */
        @Override
        public String toString() {
            return url;
        }
    }

    /**
     * A new empty database that the application's role owns; one of that name from before is dropped.
     *
     * @param name lower-case letters, digits and underscores, not the application's
     * @throws IllegalStateException if the server refuses, such as where another process uses that database
     */
    Address fresh(String name);

    /** Drops a database that {@link #fresh} has made. */
    void drop(String name);
}
