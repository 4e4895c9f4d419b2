package energy.wattle.disclosure;

import energy.wattle.shell.Reader;

/** Which audience a reader belongs to: the widest that one of its roles opens. */
public interface Audiences {

    Audience of(Reader reader);
}
