package energy.wattle.ledger.service;

import energy.wattle.ledger.wire.peer.DeploymentAuthority;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How this instance enrols others ({@code wattle.enrolment.*}).
 *
 * @param authority folder with {@code ca.crt} and {@code ca.key}, which makes certificates for newcomers; whoever reads
 *     it can make some for himself. Nothing: nobody is enrolled here
 * @param address {@code host:port} at which newcomers reach this instance's listener for peers; nothing: where it
 *     listens
 * @param validity of a newcomer's certificate
 */
@ConfigurationProperties("wattle.enrolment")
record EnrolmentProperties(
        @Nullable Path authority,
        @Nullable String address,
        @DefaultValue("90d") Duration validity) {

    EnrolmentProperties {
        if (validity.compareTo(Duration.ofHours(1)) < 0
                || validity.compareTo(DeploymentAuthority.USUAL_VALIDITY.multipliedBy(5)) > 0) {
            throw new IllegalArgumentException(
                    "wattle.enrolment.validity: '%s' cannot be used; right is 1h to 450d".formatted(validity));
        }
    }
}
