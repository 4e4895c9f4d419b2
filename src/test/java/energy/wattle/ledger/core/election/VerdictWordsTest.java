package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ElectionFact;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.Words;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.consensus.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What {@code verify} says of evidence and verdicts, found as it finds them. */
class VerdictWordsTest {

    private static String words(String kind, Bytes plaintext) {
        return ServiceLoader.load(Words.class).stream()
                .map(provider -> provider.get().of(kind, plaintext))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void evidenceTellsWhatWasProposedWhoRejectedItAndWhy() {
        Voices voices = Voices.of(ElectionChain.main(CryptoSuites.ED25519, 4), 2);
        var envelope = voices.fresh(0, Voices.block("a"));
        Bytes payload = Voices.payload(new Evidence.MajorityRejects(
                envelope, List.of(voices.reject(1, envelope, "the records root is not over the block's records"))));

        assertThat(words("EVIDENCE", payload))
                .isEqualTo("Evidence against validator 0, at height 2 in round 0.\nIt proposed block "
                        + "61".repeat(32)
                        + ". Rejected by:\nvalidator 1: the records root is not over the block's records");
    }

    @Test
    void everyFactHasWords() {
        NodeId node = new NodeId("north");
        for (ElectionFact.Move move : ElectionFact.Move.values()) {
            ElectionFact fact = new ElectionFact.Moved(node, move, 7);
            assertThat(words(fact.kind(), fact.encode())).contains("epoch 7", "north");
        }
        for (VerdictFact.Cause cause : VerdictFact.Cause.values()) {
            VerdictFact fact = new VerdictFact.Alarm(cause, node);
            assertThat(words(fact.kind(), fact.encode())).contains("north");
        }
        VerdictFact refused = new VerdictFact.Carried(3, "KEY_EXISTS");
        assertThat(words(refused.kind(), refused.encode()))
                .isEqualTo("The administrators' order 3 could not be carried out: KEY_EXISTS.");
    }
}
