package energy.wattle.ledger.wire.peer;

import energy.wattle.ledger.ChainId;
import java.net.InetSocketAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A process's place in the tree.
 *
 * @param name its own, as its certificate has it
 * @param follows chains that it wants frames of, at first; {@link PeerLinks#follow} changes them
 * @param listen where children reach it; empty for a process that only dials
 * @param parents whom it dials, the preferred first, at most {@value #MOST_PARENTS}
 * @param relays whether it hands frames that are for all on from neighbour to neighbour
 */
public record PeerSettings(
        String name,
        Set<ChainId> follows,
        Optional<InetSocketAddress> listen,
        List<Parent> parents,
        boolean relays,
        PeerLimits limits) {

    static final int MOST_PARENTS = 8;

    public PeerSettings {
        PeerName.check(name);
        follows = Hello.checkChains(follows);
        parents = List.copyOf(parents);
        if (parents.size() > MOST_PARENTS) {
            throw new IllegalArgumentException(
                    "a process has up to %d parents, not %d".formatted(MOST_PARENTS, parents.size()));
        }
        Set<String> names = new HashSet<>(Set.of(name));
        for (Parent parent : parents) {
            if (!names.add(parent.name())) {
                throw new IllegalArgumentException(
                        "parent \"%s\" is named twice, or is the process itself".formatted(parent.name()));
            }
        }
    }

    /**
     * Another process to dial.
     *
     * @param name that its certificate must have, wherever it runs
     */
    public record Parent(String name, String host, int port) {

        private static final int LAST_PORT = 65_535;

        public Parent {
            PeerName.check(name);
            if (host.isBlank() || port < 1 || port > LAST_PORT) {
                throw new IllegalArgumentException(
                        "parent \"%s\": address is \"%s:%d\", not host:port with a port from 1 to %d"
                                .formatted(name, host, port, LAST_PORT));
            }
        }

        /** @param address as {@code host:port} or {@code [IPv6]:port} */
        public static Parent at(String name, String address) {
            int colon = address.lastIndexOf(':');
            try {
                String host = address.substring(0, Math.max(colon, 0));
                boolean isBracketed = host.startsWith("[") && host.endsWith("]");
                return new Parent(
                        name,
                        isBracketed ? host.substring(1, host.length() - 1) : host,
                        Integer.parseInt(address.substring(colon + 1)));
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(
                        "parent \"%s\": address is \"%s\", not host:port".formatted(name, address), e);
            }
        }

        String address() {
            return (host.contains(":") ? "[%s]:%d" : "%s:%d").formatted(host, port);
        }
    }
}
