package energy.wattle.ledger.core.election;

import energy.wattle.ledger.Hash;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.consensus.Evidence;
import java.util.List;

/** A chain on which everything happens that elections and verdicts have. */
public final class LivelyChain {

    private LivelyChain() {}

    /** Several epochs: elections with ties, silence, an eviction, a readmission, orders with words of all kinds. */
    public static ElectionChain of(CryptoSuite suite) {
        ElectionChain chain = ElectionChain.main(suite, 7);
        Reports.send(chain, List.of(), (one, other) -> 1_000 + one.code().length() % 3);
        chain.block(2, chain.time() + 5);
        chain.order(new AdminOrder.Admit(new NodeId("网关-İstanbul"), chain.publicKey("eight"), "Straße ٣ ﬁ"));
        chain.order(new AdminOrder.SetParameter("missed-turns", 1));
        chain.endOfEpoch();
        chain.block(3, chain.time() + 86_400_000);
        Voices voices = Voices.of(chain, chain.height() + 1);
        Hash one = Voices.block("a");
        chain.submit(
                ElectionChain.node(5),
                RecordKind.EVIDENCE,
                Voices.payload(new Evidence.TwoProposals(voices.fresh(2, one), voices.fresh(2, Voices.block("b")))));
        chain.rekey(new NodeId("网关-İstanbul"), "eight");
        Reports.send(chain, List.of(), (reporter, other) -> 7 * reporter.hashCode() % 1_000 + 1_000);
        chain.endOfEpoch();
        chain.order(new AdminOrder.Readmit(ElectionChain.node(2), chain.publicKey("fresh"), "looked at it"));
        chain.endOfEpoch();
        chain.block();
        return chain;
    }
}
