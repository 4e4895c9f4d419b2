package energy.wattle.ledger.core.simulation;

import java.util.ArrayList;
import java.util.List;

/** Messages of the next height, which wait until this one is decided; so many at most. */
final class EarlyMessages {

    private static final int PER_NODE = 6;

    private final List<Early> waiting = new ArrayList<>();

    private record Early(Parcel.Signed parcel, int from) {}

    /** What is done with one. */
    interface Receiver {

        void receive(int from, Parcel.Signed parcel);
    }

    void keep(int nodes, Parcel.Signed parcel, int from) {
        if (waiting.size() < PER_NODE * nodes) {
            waiting.add(new Early(parcel, from));
        }
    }

    void takeAll(Receiver receiver) {
        List<Early> all = List.copyOf(waiting);
        waiting.clear();
        all.forEach(each -> receiver.receive(each.from(), each.parcel()));
    }

    void clear() {
        waiting.clear();
    }
}
