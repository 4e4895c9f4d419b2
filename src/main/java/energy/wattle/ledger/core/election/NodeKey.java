package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;

/**
 * Whose key it is, and whether it still counts: one that a node has lost its vote with never counts again.
 *
 * @param isRetired whether it was taken from the node
 */
record NodeKey(NodeId node, Bytes key, boolean isRetired) {

    static NodeKey decode(Bytes value) {
        return WireReader.read(
                "node's key",
                value,
                NodeId.MAXIMUM_LENGTH + Limits.PUBLIC_KEY_LENGTH + 8,
                fields -> new NodeKey(
                        new NodeId(fields.text(1, NodeId.MAXIMUM_LENGTH)),
                        fields.bytes(2, Limits.PUBLIC_KEY_LENGTH),
                        fields.uint(3, 1) == 1));
    }

    Bytes encode() {
        return new WireWriter()
                .text(1, node.code())
                .bytes(2, key)
                .uint(3, isRetired ? 1 : 0)
                .finish();
    }
}
