package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Codes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * What the chain remembers of a node. Source: Ledger, rules 8, 9, 22 and 23.
 *
 * @param organisation for the cap on delegates; a node's own name where none was given
 * @param demotions epochs in which it was demoted, ascending, the last {@link #REMEMBERED} at most
 * @param awayEpochs for how many epochs running a majority has reported it unreachable
 * @param awaySince market time of the end of the first of them; 0 if none
 */
record Standing(Role role, Bytes key, String organisation, List<Long> demotions, long awayEpochs, long awaySince) {

    /** A demotion counts in the three epochs from its own on. */
    static final int REMEMBERED = 3;

    private static final int MOST_BYTES = 512;

    /** Numbers on the chain: new ones come last. */
    enum Role {
        VOTES,
        RESTS,
        EVICTED,
        LEFT
    }

    Standing {
        demotions = List.copyOf(demotions);
    }

    /** A voter of whom nothing else is known. */
    static Standing voter(NodeId node, Bytes key) {
        return new Standing(Role.VOTES, key, node.code(), List.of(), 0, 0);
    }

    static Standing decode(Bytes value) {
        return WireReader.read(
                "standing",
                value,
                MOST_BYTES,
                fields -> new Standing(
                        Codes.constant(Role.class, fields.uint64(1)),
                        fields.bytes(2, Limits.PUBLIC_KEY_LENGTH),
                        fields.text(3, NodeId.MAXIMUM_LENGTH),
                        fields.elements(4, REMEMBERED, 10).stream()
                                .map(ElectionTables::number)
                                .toList(),
                        fields.uint64(5),
                        fields.uint64(6)));
    }

    Bytes encode() {
        WireWriter writer =
                new WireWriter().uint(1, Codes.of(role)).bytes(2, key).text(3, organisation);
        demotions.forEach(
                epoch -> writer.element(4, new WireWriter().uint(1, epoch).finish()));
        return writer.uint(5, awayEpochs).uint(6, awaySince).finish();
    }

    Standing with(Role other) {
        return new Standing(other, key, organisation, demotions, 0, 0);
    }

    Standing with(Bytes freshKey) {
        return new Standing(role, freshKey, organisation, demotions, 0, 0);
    }

    Standing of(String other) {
        return new Standing(role, key, other, demotions, awayEpochs, awaySince);
    }

    Standing demotedIn(long epoch) {
        List<Long> all = new ArrayList<>(demotions);
        all.add(epoch);
        List<Long> last = all.subList(Math.max(0, all.size() - REMEMBERED), all.size());
        return new Standing(role, key, organisation, last, awayEpochs, awaySince);
    }

    /** Demotions that count at the end of an epoch: its own and those of the two before. */
    int demotionsAt(long epoch) {
        return (int)
                demotions.stream().filter(past -> past > epoch - REMEMBERED).count();
    }

    /** After an epoch at whose end a majority reported it unreachable. */
    Standing away(long time) {
        return new Standing(role, key, organisation, demotions, awayEpochs + 1, awayEpochs == 0 ? time : awaySince);
    }

    Standing present() {
        return new Standing(role, key, organisation, demotions, 0, 0);
    }

    boolean mayRest(long time, long restMillis) {
        return awayEpochs >= 2 && time - awaySince >= restMillis;
    }
}
