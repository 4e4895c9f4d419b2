package energy.wattle.ledger.core.consensus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Evidence is what it was, and whatever else is read is refused. Source: Ledger formats, Consensus. */
class EvidenceCodecTest {

    private static final int CHANGES = 4_000;

    private final FourNodes four = new FourNodes();
    private final Proposal one = four.proposal(0, 0, four.block(0, 0, "a"), Justification.NONE);
    private final Proposal other = four.proposal(0, 0, four.block(0, 0, "b"), Justification.NONE);
    private final QuorumCertificate quorum = four.quorum(one, 0, 1, 2);
    private final TimeoutCertificate timeouts = four.timeouts(0, Optional.of(quorum), 0, 1, 2);
    private final Justification shown = new Justification(Optional.empty(), Optional.of(timeouts), Optional.of(quorum));
    private final Proposal bent = four.proposal(1, 1, other.block(), shown);

    private final List<Evidence> all = List.of(
            new Evidence.TwoProposals(one.envelope(), other.envelope()),
            new Evidence.TwoVotes(four.vote(Vote.Phase.PREPARE, 0, one, 2), four.vote(Vote.Phase.PREPARE, 0, other, 2)),
            new Evidence.TwoVotes(four.vote(Vote.Phase.COMMIT, 0, one, 2), four.vote(Vote.Phase.COMMIT, 0, other, 2)),
            new Evidence.UnjustifiedProposal(bent.envelope(), shown),
            new Evidence.CommitDenied(
                    four.vote(Vote.Phase.COMMIT, 0, one, 2),
                    1,
                    four.timeout(1, Optional.empty(), Optional.empty(), 2).report()),
            new Evidence.UnjustifiedPrepare(four.vote(Vote.Phase.PREPARE, 1, bent, 3), bent.envelope(), shown),
            new Evidence.MajorityRejects(
                    one.envelope(), List.of(four.reject(one, 1), four.reject(one, 2), four.reject(one, 3))));

    @Test
    void allEvidenceIsReadAsItWasWrittenAndConvicts() {
        for (Evidence evidence : all) {
            Evidence read = EvidenceCodec.decode(EvidenceCodec.encode(evidence));
            assertThat(read).isEqualTo(evidence);
            assertThat(EvidenceCheck.of(FourNodes.SUITE).convicts(four.terms, read))
                    .as("%s", evidence)
                    .isTrue();
        }
    }

    @Test
    void whatIsBentIsRefusedOrReadInItsOneEncodingAndConvictsNobodyElse() {
        SplittableRandom random = new SplittableRandom(11);
        int refused = 0;
        int read = 0;
        for (int i = 0; i < CHANGES; i++) {
            Evidence evidence = all.get(random.nextInt(all.size()));
            Bytes bytes = Bytes.of(bent(EvidenceCodec.encode(evidence).toArray(), random));
            try {
                Evidence decoded = EvidenceCodec.decode(bytes);
                read++;
                assertThat(EvidenceCodec.encode(decoded)).as("change %d", i).isEqualTo(bytes);
                assertThat(EvidenceCheck.of(FourNodes.SUITE).convicts(four.terms, decoded)
                                && decoded.accused() != evidence.accused())
                        .as("change %d", i)
                        .isFalse();
            } catch (MalformedException expected) {
                refused++;
            } catch (RuntimeException e) {
                fail("change %d of %s".formatted(i, evidence), e);
            }
        }
        assertThat(refused).isGreaterThan(CHANGES / 10);
        assertThat(read).isGreaterThan(CHANGES / 10);
    }

    /** A bit turned, a piece taken out, doubled or made up, or the end cut off. */
    private static byte[] bent(byte[] bytes, SplittableRandom random) {
        int at = random.nextInt(bytes.length);
        int length = 1 + random.nextInt(8);
        return switch (random.nextInt(5)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 -> joined(bytes, at, new byte[0], Math.min(bytes.length, at + length));
            case 2 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + length)), at);
            case 3 -> {
                byte[] made = new byte[length];
                random.nextBytes(made);
                yield joined(bytes, at, made, at);
            }
            default -> {
                byte[] turned = bytes.clone();
                turned[at] ^= (byte) (1 << random.nextInt(8));
                yield turned;
            }
        };
    }

    private static byte[] joined(byte[] bytes, int until, byte[] between, int from) {
        byte[] joined = Arrays.copyOf(bytes, until + between.length + bytes.length - from);
        System.arraycopy(between, 0, joined, until, between.length);
        System.arraycopy(bytes, from, joined, until + between.length, bytes.length - from);
        return joined;
    }
}
