package energy.wattle.e2e;

/**
 * The pages and interfaces of one instance.
 *
 * @param base where they are: {@code http://127.0.0.1:8080}
 */
record Portal(String base) {

    String address(String path) {
        return base + "/" + path;
    }
}
