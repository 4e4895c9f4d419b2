package energy.wattle.ledger.service;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Draft;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.election.AdminOrder;
import energy.wattle.ledger.core.election.ElectionState;
import energy.wattle.ledger.core.election.EnrolledKey;
import energy.wattle.ledger.core.election.Holdings;
import energy.wattle.ledger.core.election.SignedOrder;
import java.util.List;
import java.util.Optional;

/** Orders by which instances join and leave, signed with the administrators' keys that this instance has. */
record EnrolmentOrders(NodeVoices voices) {

    /** Whether the administrators' keys here are as many as an order needs. */
    boolean canOrder() {
        return voices.chains()
                .main()
                .filter(main -> signing(main)
                                .signed(main.market().name(), new AdminOrder.Review(""))
                                .approvals()
                                .size()
                        >= main.genesis().administratorQuorum())
                .isPresent();
    }

    Optional<Chain> chain(NodeId name) {
        return voices.chains().all().stream()
                .filter(chain -> chain.market().name().equals(name))
                .findFirst();
    }

    Optional<Holdings.Standing> standing(String instance) {
        return voices.chains().main().flatMap(main -> holdings(main).instance(instance));
    }

    private Holdings holdings(Chain main) {
        return new Holdings(voices.stores().states().view(main.number()));
    }

    /** What the chain knows of its nodes now. */
    ElectionState elections(Chain chain) {
        return new ElectionState(
                chain.suite(), chain.genesis(), voices.stores().states().view(chain.number()));
    }

    /**
     * A newcomer's keys become known, and its node votes from the next epoch on.
     *
     * @param reason stays on the chain
     */
    void enrol(NodeId instance, List<EnrolledKey> keys, Chain chain, NodeId node, Bytes key, String reason) {
        Chain main = voices.chains().main().orElseThrow();
        order(main.market().name(), new AdminOrder.Enrol(instance, keys));
        ElectionState elections = elections(chain);
        AdminOrder.Action admission;
        if (!elections.isKnown(node)) {
            admission = new AdminOrder.Admit(node, key, "");
        } else if (elections.isEvicted(node)) {
            admission = new AdminOrder.Readmit(node, key, reason);
        } else {
            admission = new AdminOrder.Replace(node, key, reason);
        }
        order(chain.market().name(), admission);
    }

    void retire(NodeId instance, Chain chain, NodeId node, String reason) {
        Chain main = voices.chains().main().orElseThrow();
        order(main.market().name(), new AdminOrder.Retire(instance, reason));
        if (elections(chain).isKnown(node)) {
            order(chain.market().name(), new AdminOrder.Remove(node, reason));
        }
    }

    private void order(NodeId chain, AdminOrder.Action action) {
        Chain main = voices.chains().main().orElseThrow();
        SignedOrder signed = signing(main).signed(chain, action);
        voices.ledger()
                .submit(List.of(
                        Draft.plain(main.id(), RecordKind.ADMIN, OrderSigning.administrator(1), signed.encode())));
    }

    private OrderSigning signing(Chain main) {
        return new OrderSigning(main, voices.stores(), voices.keystore());
    }
}
