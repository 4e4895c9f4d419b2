package energy.wattle.laboratory.core.improved;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Letters of the next height, which wait until this one is decided; so many at most. */
final class EarlyLetters {

    private static final int PER_NODE = 6;

    private final List<Letter> waiting = new ArrayList<>();

    void keep(int nodes, Letter letter) {
        if (waiting.size() < PER_NODE * nodes) {
            waiting.add(letter);
        }
    }

    void takeAll(Consumer<Letter> receiver) {
        List<Letter> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(receiver);
    }
}
