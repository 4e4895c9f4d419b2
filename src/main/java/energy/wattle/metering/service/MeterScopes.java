package energy.wattle.metering.service;

import energy.wattle.metering.MeterScope;
import energy.wattle.metering.service.MeterKeys.Registered;
import energy.wattle.units.ParticipantId;
import java.util.Optional;

/** Whom somebody may speak of. */
final class MeterScopes {

    private MeterScopes() {}

    /** @param scope nobody from outside, who may speak of all, where it is empty */
    static boolean covers(Optional<MeterScope> scope, ParticipantId participant, Optional<Registered> registered) {
        return scope.stream().allMatch(whose -> switch (whose) {
            case MeterScope.OfMeter meter -> meter.participant().equals(participant);
            case MeterScope.OfOperator operator ->
                registered
                        .filter(found -> found.participant().zone().equals(operator.zone()))
                        .isPresent();
        });
    }
}
