package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.core.Signing;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Messages are what they were, and nothing else is one. Source: Ledger formats, Consensus. */
class MessageCodecTest {

    private final FourNodes four = new FourNodes();
    private final Proposal proposal = four.proposal(0, 0, four.block(0, 0, "a"), Justification.NONE);
    private final QuorumCertificate quorum = four.quorum(proposal, 0, 1, 2);
    private final TimeoutCertificate timeouts = four.timeouts(0, Optional.of(quorum), 0, 1, 2);

    private final List<Message> messages = List.of(
            proposal,
            four.proposal(
                    1,
                    1,
                    proposal.block(),
                    new Justification(Optional.empty(), Optional.of(timeouts), Optional.of(quorum))),
            four.vote(Vote.Phase.PREPARE, 0, proposal, 1),
            four.vote(Vote.Phase.COMMIT, 0, proposal, 2),
            four.reject(proposal, 3),
            four.timeout(0, Optional.empty(), Optional.empty(), 0),
            four.timeout(1, Optional.of(quorum), Optional.of(timeouts), 0));

    @Test
    void everyMessageIsReadAsItWasWrittenAndIsGood() {
        MessageCheck check = MessageCheck.of(FourNodes.SUITE);
        for (Message message : messages) {
            Message read = MessageCodec.decode(MessageCodec.encode(message));
            assertThat(read).isEqualTo(message);
            assertThat(check.check(four.terms, read)).isEqualTo(MessageCheck.Check.GOOD);
        }
    }

    @Test
    void aChangedByteGivesARefusalOrAMessageThatIsNotGood() {
        MessageCheck check = MessageCheck.of(FourNodes.SUITE);
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 2_000; i++) {
            Message message = messages.get(random.nextInt(messages.size()));
            byte[] bytes = MessageCodec.encode(message).toArray();
            bytes[random.nextInt(bytes.length)] ^= (byte) (1 + random.nextInt(255));
            try {
                Message read = MessageCodec.decode(Bytes.of(bytes));
                if (!(read instanceof Reject)) { // a REJECT's reason is told beside its signature
                    assertThat(check.check(four.terms, read)).as("change %d", i).isNotEqualTo(MessageCheck.Check.GOOD);
                }
                assertThat(MessageCodec.encode(read)).isEqualTo(Bytes.of(bytes));
            } catch (MalformedException expected) {
                refused++;
            } catch (RuntimeException e) {
                fail("change %d".formatted(i), e);
            }
        }
        assertThat(refused).isBetween(100, 1_999);
    }

    /** So that a proof's verifier takes what consensus has signed. */
    @Test
    void aCommitIsSignedAsCertificatesAreChecked() {
        Vote vote = four.vote(Vote.Phase.COMMIT, 0, proposal, 2);

        assertThat(four.scope.vote(vote.type(), 1, 0, vote.block(), vote.envelope()))
                .isEqualTo(Signing.commitMessage(proposal.block().header(), 0, vote.block(), vote.envelope()));
    }

    @Test
    void aSignatureOfAnotherChainOrEpochIsBad() {
        Vote vote = four.vote(Vote.Phase.COMMIT, 0, proposal, 2);
        SigningScope later = new SigningScope(1, four.scope.chain(), 1);
        HeightTerms others = new HeightTerms(
                later, four.terms.electorate(), four.terms.previous(), Optional.empty(), four.terms.sizeLimit());

        assertThat(MessageCheck.of(FourNodes.SUITE).check(others, vote)).isEqualTo(MessageCheck.Check.BAD);
    }
}
