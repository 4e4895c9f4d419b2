package energy.wattle.ledger.wire.peer;

import java.nio.file.Path;

/**
 * Where a process's identity is, in PEM form, as Kubernetes names them.
 *
 * @param authority certificates of the authorities that issue peers' certificates, up to 10 of them
 * @param certificate the process's own
 * @param key private key to it
 */
public record PeerFiles(Path authority, Path certificate, Path key) {

    public static PeerFiles in(Path folder) {
        return new PeerFiles(folder.resolve("ca.crt"), folder.resolve("tls.crt"), folder.resolve("tls.key"));
    }
}
