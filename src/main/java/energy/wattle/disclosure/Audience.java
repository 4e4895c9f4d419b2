package energy.wattle.disclosure;

import energy.wattle.units.ParticipantId;

/** Who asks. Pages, exports and interfaces say it; the facade decides by it. */
public sealed interface Audience {

    record Everyone() implements Audience {}

    record Member(ParticipantId participant) implements Audience {}

    record Regulator() implements Audience {}

    /** Whether it may see publications of a class. Those of the specific class are shown to whom they concern only. */
    default boolean maySee(DisclosureClass disclosureClass) {
        return switch (this) {
            case Everyone everyone -> disclosureClass == DisclosureClass.PUBLIC;
            case Member member -> disclosureClass != DisclosureClass.SPECIFIC;
            case Regulator regulator -> true;
        };
    }

    /** Whether it may see what is a member's own. */
    default boolean maySeeOwn(ParticipantId participant) {
        return switch (this) {
            case Everyone everyone -> false;
            case Member member -> member.participant().equals(participant);
            case Regulator regulator -> true;
        };
    }
}
