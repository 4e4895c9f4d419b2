package energy.wattle.shell;

import java.util.Optional;

/** What the browser of the present request is to be shown, kept in its cookies for a year. */
public interface Preferences {

    /** The language chosen before, else the best of those that the browser accepts. */
    Language language();

    Appearance appearance();

    /** The code of the zone chosen before, by who belongs to none; it may be one that there is no more. */
    Optional<String> zone();

    void choose(Language language);

    void choose(Appearance appearance);

    void chooseZone(String code);
}
