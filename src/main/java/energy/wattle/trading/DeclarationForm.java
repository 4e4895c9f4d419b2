package energy.wattle.trading;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody needs to declare for a session.
 *
 * @param timeZone of the market
 * @param currency ISO 4217 code
 * @param isOpen whether declarations are taken now
 * @param lines to start from: at least one for each interval
 * @param basis what they come from
 * @param mayDeclareClasses the classes that the participant has resources of
 * @param agentDeclares whether its agent declares; empty if it has none
 * @param elsewhere the instance where it declares, if not here
 * @param lease how long market time waits after an input; empty if it does not
 */
public record DeclarationForm(
        Session session,
        ZoneId timeZone,
        String currency,
        boolean isOpen,
        PriceRules prices,
        List<TypedOrder> lines,
        Basis basis,
        Set<EnergySource> mayDeclareClasses,
        Optional<Boolean> agentDeclares,
        Optional<String> elsewhere,
        Optional<Duration> lease) {

    public DeclarationForm {
        lines = List.copyOf(lines);
        mayDeclareClasses = Set.copyOf(mayDeclareClasses);
    }

    /** What the lines of a form come from. */
    public enum Basis {
        /** What was declared last for this session. */
        DECLARED,
        /** The own forecast, less what earlier sessions traded. */
        FORECAST,
        NOTHING
    }
}
