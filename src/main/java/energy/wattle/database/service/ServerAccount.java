package energy.wattle.database.service;

import com.sun.security.auth.module.UnixSystem;
import energy.wattle.database.DatabaseUnavailableException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The account that PostgreSQL's programs run in. It is ours, unless we are root: PostgreSQL refuses to be root.
 *
 * <p>Root runs them, in this order: as the data directory's owner if that is not root; without privileges in a user
 * namespace of its own, where root's files stay readable wherever they are; as {@code postgres} or {@code nobody}, who
 * then own the data directory. The second needs a kernel that allows it (containers often do not), the third a path
 * that the account may pass.
 *
 * @param prefix what goes before a command to run it in this account
 * @param uid the owner of its files
 */
record ServerAccount(List<String> prefix, int uid) {

    private static final int ROOT = 0;
    private static final Duration PROBE = Duration.ofSeconds(10);
    private static final Path ACCOUNTS = Path.of("/etc/passwd");

    private record Account(String name, int uid, int gid) {}

    /**
     * Chooses the account for a data directory, which need not exist yet.
     *
     * @throws DatabaseUnavailableException if we are root and have no way of not being root
     */
    static ServerAccount of(Path directory) throws IOException {
        int ours = Math.toIntExact(new UnixSystem().getUid());
        if (ours != ROOT) {
            return new ServerAccount(List.of(), ours);
        }
        int owner = Files.exists(directory) ? owner(directory) : ROOT;
        Stream<ServerAccount> ways = owner == ROOT
                ? Stream.concat(
                        Stream.of(new ServerAccount(List.of("unshare", "--user", "--"), ROOT)),
                        accounts()
                                .filter(account -> account.name().equals("postgres")
                                        || account.name().equals("nobody"))
                                .flatMap(ServerAccount::ways))
                : accounts().filter(account -> account.uid() == owner).flatMap(ServerAccount::ways);
        return ways.filter(ServerAccount::works).findFirst().orElseThrow(() -> stuckAsRoot(directory, owner));
    }

    /** Makes a file, or a folder with all that is in it, this account's own; only root can, and only root needs to. */
    void own(Path path) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                if (owner(file) != uid) {
                    Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
                }
            }
        }
    }

    List<String> command(List<String> command) {
        return Stream.concat(prefix.stream(), command.stream()).toList();
    }

    private static int owner(Path path) throws IOException {
        return (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    }

    private static Stream<ServerAccount> ways(Account account) {
        String uid = Integer.toString(account.uid());
        String gid = Integer.toString(account.gid());
        return Stream.of(
                        List.of("setpriv", "--reuid", uid, "--regid", gid, "--clear-groups", "--"),
                        List.of("runuser", "-u", account.name(), "--"),
                        List.of("su", "-s", "/bin/sh", "-c", "exec \"$0\" \"$@\"", account.name(), "--"))
                .map(prefix -> new ServerAccount(prefix, account.uid()));
    }

    /** initdb wants to know its user's name, so an account without one is no use. */
    private boolean works() {
        try {
            Optional<String> name = output("id", "-un");
            return name.isPresent() && !name.get().equals("root");
        } catch (IOException e) {
            return false; // the program is not installed, or hangs
        }
    }

    private Optional<String> output(String... command) throws IOException {
        Command.Outcome outcome = Command.run(command(List.of(command)), PROBE);
        return outcome.succeeded() ? Optional.of(outcome.output()) : Optional.empty();
    }

    private static Stream<Account> accounts() throws IOException {
        return Files.readAllLines(ACCOUNTS, StandardCharsets.ISO_8859_1).stream()
                .map(line -> line.split(":", -1))
                .filter(fields -> fields.length == 7)
                .map(fields -> new Account(
                        fields[0], Integer.parseUnsignedInt(fields[2]), Integer.parseUnsignedInt(fields[3])));
    }

    private static DatabaseUnavailableException stuckAsRoot(Path directory, int owner) {
        return new DatabaseUnavailableException(
                "PostgreSQL refuses to run as root, and none of unshare, setpriv, runuser and su gets it out of root here%s."
                        .formatted(
                                owner == ROOT
                                        ? ""
                                        : " and into account %d, the owner of %s".formatted(owner, directory)),
                "Start Wattle as another user, or name a PostgreSQL server in spring.datasource.url.");
    }
}
