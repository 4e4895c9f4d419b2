package energy.wattle.ledger.wire.peer;

import java.util.Arrays;
import java.util.Locale;

/** What a process is in the deployment's tree, as its certificate says. */
public enum PeerRole {
    CLOUD,
    EDGE_CLUSTER,
    GATEWAY,
    OBSERVER;

    /** As it is written in a certificate: {@code edge-cluster}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static PeerRole ofCode(String code) {
        return Arrays.stream(values())
                .filter(role -> role.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "role is \"%s\", not one of cloud, edge-cluster, gateway, observer".formatted(code)));
    }
}
