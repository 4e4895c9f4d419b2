package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What was made durable is read as it was, with the bodies beside it. Source: Ledger, rule 3. */
class DurableCodecTest {

    private final FourNodes four = new FourNodes();
    private final Proposal proposal = four.proposal(0, 0, four.block(0, 0, "a"), Justification.NONE);
    private final QuorumCertificate quorum = four.quorum(proposal, 0, 1, 2);
    private final TimeoutCertificate timeouts = four.timeouts(0, Optional.of(quorum), 0, 1, 2);

    private final List<List<Durable>> writes = List.of(
            List.of(new Durable.Body(proposal.block()), new Durable.Signed(proposal)),
            List.of(
                    new Durable.Body(proposal.block()),
                    new Durable.Signed(four.vote(Vote.Phase.PREPARE, 0, proposal, 1))),
            List.of(new Durable.HighestQc(quorum), new Durable.Signed(four.vote(Vote.Phase.COMMIT, 0, proposal, 2))),
            List.of(
                    new Durable.Opened(timeouts),
                    new Durable.Signed(four.timeout(1, Optional.of(quorum), Optional.of(timeouts), 0))));

    @Test
    void entriesAreReadAsTheyWereWritten() {
        for (List<Durable> write : writes) {
            Bytes bytes = DurableCodec.encode(FourNodes.SUITE, write);
            assertThat(DurableCodec.decode(
                            bytes,
                            hash -> Optional.of(proposal.block())
                                    .filter(block -> proposal.envelope().block().equals(hash))))
                    .isEqualTo(write);
        }
    }

    @Test
    void aBodyThatIsNotThereIsTold() {
        Bytes bytes = DurableCodec.encode(FourNodes.SUITE, writes.getFirst());
        assertThatThrownBy(() -> DurableCodec.decode(bytes, hash -> Optional.empty()))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining("is not there");
    }
}
