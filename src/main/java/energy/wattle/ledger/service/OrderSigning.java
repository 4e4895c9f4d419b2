package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.RecordCodec;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Signs orders with the administrators' keys that this instance has. Source: Ledger, rule 26. */
record OrderSigning(Chain main, NodeStores stores, DerivedKeystore keystore) {

    /** The administrators' keys of an instance, of which a market's genesis names the first ones. */
    private static final int KEYS = 16;

    /** The next order, for a chain of this name, with a quorum of approvals or as many as there are. */
    SignedOrder signed(NodeId chain, AdminOrder.Action action) {
        Bytes order = new AdminOrder(nextNumber(), chain, action).encode();
        return new SignedOrder(order, approvals(order));
    }

    static KeyName administrator(int number) {
        return KeyName.of("administrator", Integer.toString(number));
    }

    /** Above the last on the chain and those that wait: of two orders at once, one would be void. */
    private long nextNumber() {
        long last =
                new ElectionState(main.suite(), main.genesis(), stores.states().view(main.number())).lastOrder();
        long waiting = Stream.of(RecordKind.ADMIN, RecordKind.RECOVERY)
                .flatMap(kind -> stores.pending().ofKind(main.number(), kind.number()).stream())
                .map(RecordCodec::decode)
                .mapToLong(OrderSigning::number)
                .max()
                .orElse(0);
        return Math.max(last, waiting) + 1;
    }

    private static long number(LedgerRecord record) {
        try {
            return AdminOrder.decode(SignedOrder.decode(record.payload()).order())
                    .number();
        } catch (MalformedException e) {
            return 0; // it will be void
        }
    }

    /** The signatures of those of the genesis' administrators whose keys this instance has, as many as are needed. */
    private List<SignedOrder.Approval> approvals(Bytes order) {
        Bytes message = SignedOrder.message(main.genesis(), main.id(), order);
        List<Bytes> known = main.genesis().administrators();
        return IntStream.range(0, known.size())
                .boxed()
                .flatMap(place -> IntStream.rangeClosed(1, KEYS)
                        .mapToObj(OrderSigning::administrator)
                        .filter(name -> keystore.signingKey(name).equals(known.get(place)))
                        .limit(1)
                        .map(name -> new SignedOrder.Approval(
                                place, main.suite().sign(keystore.signingSecret(name), message))))
                .limit(main.genesis().administratorQuorum())
                .toList();
    }
}
