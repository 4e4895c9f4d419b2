package energy.wattle.shell;

/** What the browser of the present request is to be shown, kept in its cookies for a year. */
public interface Preferences {

    /** The language chosen before, else the best of those that the browser accepts. */
    Language language();

    Appearance appearance();

    void choose(Language language);

    void choose(Appearance appearance);
}
