package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ChainId;
import energy.wattle.ledger.Genesis;
import energy.wattle.ledger.Limits;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.WireReader;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.Signing;
import java.util.List;

/**
 * ADMIN: an order and the administrators that signed it. Source: Ledger, rule 26.
 *
 * @param order encoded {@link AdminOrder}
 * @param approvals strictly ascending by administrator
 */
public record SignedOrder(Bytes order, List<Approval> approvals) {

    /** @param administrator position among the genesis' keys, from 0 */
    public record Approval(int administrator, Bytes signature) {

        private static Approval decode(Bytes bytes) {
            return WireReader.read(
                    "approval",
                    bytes,
                    Limits.SIGNATURE_LENGTH + 16,
                    fields -> new Approval(
                            (int) fields.uint(1, Limits.ADMINISTRATORS - 1L),
                            fields.bytes(2, Limits.SIGNATURE_LENGTH)));
        }

        private Bytes encode() {
            return new WireWriter().uint(1, administrator).bytes(2, signature).finish();
        }
    }

    public SignedOrder {
        approvals = List.copyOf(approvals);
        for (int i = 1; i < approvals.size(); i++) {
            if (approvals.get(i - 1).administrator() >= approvals.get(i).administrator()) {
                throw new IllegalArgumentException("approvals are not in the administrators' order, each once");
            }
        }
    }

    /** @throws MalformedException if the bytes are no such payload */
    public static SignedOrder decode(Bytes payload) {
        return WireReader.read(
                "ADMIN",
                payload,
                Limits.PAYLOAD_LENGTH,
                fields -> new SignedOrder(
                        fields.bytes(1, Limits.PAYLOAD_LENGTH),
                        fields.elements(2, Limits.ADMINISTRATORS, Limits.SIGNATURE_LENGTH + 16).stream()
                                .map(Approval::decode)
                                .toList()));
    }

    public Bytes encode() {
        WireWriter writer = new WireWriter().bytes(1, order);
        approvals.forEach(approval -> writer.element(2, approval.encode()));
        return writer.finish();
    }

    /** What administrators sign: the order, for this chain and no epoch. */
    public static Bytes message(Genesis genesis, ChainId chain, Bytes order) {
        return Signing.message(genesis.version(), chain, 0, Signing.Type.ADMIN, order);
    }

    /** Whether a of the b administrators have signed. Every signature must hold. */
    boolean isApproved(CryptoSuite suite, Genesis genesis, ChainId chain) {
        Bytes message = message(genesis, chain, order);
        return approvals.size() >= genesis.administratorQuorum()
                && approvals.stream()
                        .allMatch(approval -> approval.administrator()
                                        < genesis.administrators().size()
                                && suite.verifies(
                                        genesis.administrators().get(approval.administrator()),
                                        message,
                                        approval.signature()));
    }
}
