package energy.wattle.ledger.service;

import energy.wattle.ledger.wire.peer.PeerSettings.Parent;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance reaches the others of its market ({@code wattle.peers.*}); without a directory it is alone.
 *
 * @param directory with {@code ca.crt}, {@code tls.crt} and {@code tls.key}
 * @param listen {@code host:port} at which others reach it; none: it only dials
 * @param parents {@code name@host:port} of those that it dials, the preferred first
 */
@ConfigurationProperties("wattle.peers")
record PeerProperties(
        @Nullable Path directory,
        @Nullable String listen,
        @DefaultValue List<String> parents) {

    PeerProperties {
        parents = List.copyOf(parents);
    }

    Optional<InetSocketAddress> listenAddress() {
        return Optional.ofNullable(listen).filter(text -> !text.isBlank()).map(text -> {
            Parent address = Parent.at("listen", text);
            return new InetSocketAddress(address.host(), address.port());
        });
    }

    /** @throws IllegalArgumentException if one is not {@code name@host:port} */
    List<Parent> dialled() {
        return parents.stream()
                .filter(text -> !text.isBlank())
                .map(text -> {
                    int at = text.indexOf('@');
                    if (at < 1) {
                        throw new IllegalArgumentException(
                                "wattle.peers.parents: '%s' is not name@host:port".formatted(text));
                    }
                    return Parent.at(text.substring(0, at), text.substring(at + 1));
                })
                .toList();
    }
}
