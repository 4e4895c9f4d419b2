package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.Words;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/** What the modules say of payloads that everybody may read. */
final class PlainWords {

    private static final List<Words> MODULES = ServiceLoader.load(Words.class).stream()
            .map(ServiceLoader.Provider::get)
            .toList();

    private PlainWords() {}

    /** Nothing for a kind that no module speaks of; a void record may also hold what cannot be read. */
    static Optional<String> of(String kind, Bytes payload) {
        try {
            return MODULES.stream()
                    .flatMap(module -> module.of(kind, payload).stream())
                    .findFirst();
        } catch (MalformedException e) {
            return Optional.empty();
        }
    }
}
