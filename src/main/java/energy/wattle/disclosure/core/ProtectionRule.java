package energy.wattle.disclosure.core;

import energy.wattle.assessment.BasisPoints;
import energy.wattle.membership.Zone;
import energy.wattle.membership.ZoneParameter;
import energy.wattle.units.ParticipantId;
import java.math.BigInteger;
import java.util.List;
import java.util.SortedMap;

/**
 * When a figure reveals no member. Source: Market assessment and information disclosure, Disclosure classes.
 *
 * @param contributors as many at least have a part of it
 * @param largest no part is above this share
 */
public record ProtectionRule(int contributors, BasisPoints largest) {

    public static final String CONTRIBUTORS = "disclosure.contributors";
    public static final String LARGEST = "disclosure.largest-basis-points";

    private static final long USUAL_CONTRIBUTORS = 5;
    private static final long USUAL_LARGEST = 7_000;

    private static final long MOST_CONTRIBUTORS = 1_000;

    private static final BigInteger WHOLE = BigInteger.valueOf(BasisPoints.WHOLE);

    /** The usual one: five contributors, none above 70 %. */
    public static final ProtectionRule USUAL =
            new ProtectionRule((int) USUAL_CONTRIBUTORS, new BasisPoints(USUAL_LARGEST));

    public ProtectionRule {
        if (contributors < 2 || largest.value() < 1 || largest.value() > BasisPoints.WHOLE) {
            throw new IllegalArgumentException(
                    "a protection rule asks for 2 contributors at least, and a largest share of up to 100 %");
        }
    }

    /** The zone parameters of this module that protect members: no laxer than usual. */
    public static List<ZoneParameter> parameters() {
        return List.of(
                new ZoneParameter(CONTRIBUTORS, USUAL_CONTRIBUTORS, MOST_CONTRIBUTORS, USUAL_CONTRIBUTORS, "members"),
                new ZoneParameter(LARGEST, 1, USUAL_LARGEST, USUAL_LARGEST, "basis points"));
    }

    /** The stricter of what the usual rule and the zone's parameters ask for: a zone may protect more, never less. */
    public static ProtectionRule of(Zone zone) {
        return new ProtectionRule(
                Math.toIntExact(Math.max(USUAL_CONTRIBUTORS, zone.parameter(CONTRIBUTORS, USUAL_CONTRIBUTORS))),
                new BasisPoints(Math.clamp(zone.parameter(LARGEST, USUAL_LARGEST), 1, USUAL_LARGEST)));
    }

    /** The stricter of two, for what zones publish together. */
    public ProtectionRule and(ProtectionRule other) {
        return new ProtectionRule(
                Math.max(contributors, other.contributors),
                largest.compareTo(other.largest) <= 0 ? largest : other.largest);
    }

    /** @param parts by member, not negative; who has 0 does not contribute */
    public boolean permits(SortedMap<ParticipantId, Long> parts) {
        int contributing = 0;
        BigInteger total = BigInteger.ZERO;
        long most = 0;
        for (long part : parts.values()) {
            if (part < 0) {
                throw new IllegalArgumentException("a contribution is not below 0, as %d is".formatted(part));
            }
            contributing += part > 0 ? 1 : 0;
            total = total.add(BigInteger.valueOf(part));
            most = Math.max(most, part);
        }
        return contributing >= contributors
                && BigInteger.valueOf(most)
                                .multiply(WHOLE)
                                .compareTo(total.multiply(BigInteger.valueOf(largest.value())))
                        <= 0;
    }
}
