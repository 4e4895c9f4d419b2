package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyDirectory;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.StateKey;
import energy.wattle.ledger.StateView;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the main chain says of instances that joined, were replaced or left after the market was founded, and of the
 * keys that they brought. Where it is silent, the founding document speaks.
 */
public record Holdings(StateView main) {

    private static final int MOST = 1_000_000;

    /**
     * What was ordered of an instance last.
     *
     * @param order its number
     * @param reason of its retirement
     */
    public record Standing(long order, boolean isRetired, String reason) {}

    /** The keys that were brought, with who holds them now. */
    public SortedMap<KeyName, KeyDirectory.Entry> entries() {
        SortedMap<KeyName, KeyDirectory.Entry> entries = new TreeMap<>();
        for (StateView.Entry entry : main.startingWith(ElectionTables.HOLDINGS, Bytes.EMPTY, MOST)) {
            WireReader.read(
                    "held key", entry.value(), EnrolledKey.MAXIMUM_LENGTH + NodeId.MAXIMUM_LENGTH + 8, fields -> {
                        EnrolledKey key = EnrolledKey.decode(fields.bytes(1, EnrolledKey.MAXIMUM_LENGTH));
                        String holder = fields.text(2, NodeId.MAXIMUM_LENGTH);
                        return entries.put(key.name(), new KeyDirectory.Entry(holder, key.signing(), key.encryption()));
                    });
        }
        return entries;
    }

    /** Nothing of an instance of which nothing was ordered: a founding one, or none. */
    public Optional<Standing> instance(String name) {
        return main.get(ElectionTables.INSTANCES, place(name))
                .map(value -> WireReader.read(
                        "instance",
                        value,
                        AdminOrder.REASON_LENGTH + 64,
                        fields -> new Standing(
                                fields.uint64(1), fields.uint(2, 1) == 1, fields.text(3, AdminOrder.REASON_LENGTH))));
    }

    /** The keys have this holder from now on. */
    static List<StateChange> enrolled(long order, AdminOrder.Enrol enrolment) {
        List<StateChange> changes = new ArrayList<>();
        for (EnrolledKey key : enrolment.keys()) {
            Bytes held = new WireWriter()
                    .bytes(1, key.encode())
                    .text(2, enrolment.instance().code())
                    .finish();
            changes.add(
                    ElectionTables.put(ElectionTables.HOLDINGS, place(key.name().path()), held));
        }
        changes.add(standing(enrolment.instance(), new Standing(order, false, "")));
        return changes;
    }

    static StateChange standing(NodeId instance, Standing standing) {
        return ElectionTables.put(
                ElectionTables.INSTANCES,
                place(instance.code()),
                new WireWriter()
                        .uint(1, standing.order())
                        .uint(2, standing.isRetired() ? 1 : 0)
                        .text(3, standing.reason())
                        .finish());
    }

    private static Bytes place(String name) {
        return new StateKey().text(name).key();
    }
}
