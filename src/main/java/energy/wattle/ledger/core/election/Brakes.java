package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * How many evictions may follow from evidence alone. Source: Ledger, rule 23.
 *
 * @param bound f of the validators at the administrators' last review
 * @param evicted since then
 * @param held convicted beyond the bound, in the order of their evidence: not evicted until the next review
 */
record Brakes(long bound, long evicted, List<NodeId> held) {

    Brakes {
        held = List.copyOf(held);
    }

    static Brakes decode(Bytes value) {
        return WireReader.read(
                "brakes",
                value,
                Limits.VALIDATOR_SET_LENGTH,
                fields -> new Brakes(fields.uint64(1), fields.uint64(2), ElectionTables.nodes(fields, 3)));
    }

    Bytes encode() {
        WireWriter writer = new WireWriter().uint(1, bound).uint(2, evicted);
        held.forEach(id -> writer.element(3, Bytes.ofUtf8(id.code())));
        return writer.finish();
    }

    boolean mayEvict() {
        return evicted < bound;
    }

    /** Whether evictions and new resting wait for the administrators. */
    boolean areFrozen() {
        return !held.isEmpty();
    }

    Brakes counted() {
        return new Brakes(bound, evicted + 1, held);
    }

    Brakes holding(NodeId node) {
        List<NodeId> all = new ArrayList<>(held);
        all.add(node);
        return new Brakes(bound, evicted, all);
    }

    Brakes released(NodeId node) {
        return new Brakes(
                bound, evicted, held.stream().filter(id -> !id.equals(node)).toList());
    }
}
