package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.BlockContext;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.MalformedException;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.consensus.Evidence;
import energy.wattle.ledger.core.consensus.EvidenceCodec;
import energy.wattle.ledger.core.consensus.Justification;
import energy.wattle.ledger.core.consensus.Reject;
import energy.wattle.ledger.core.consensus.Vote;
import energy.wattle.ledger.core.election.HonestHeight.Proposed;
import energy.wattle.ledger.core.election.HonestHeight.Reported;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** "No honest node is ever evicted": whatever is put together of what was signed. Source: Ledger, Invariants. */
class HonestNodesTest {

    private static final int HEIGHTS = 40;

    private final ElectionChain chain = ElectionChain.main(CryptoSuites.ED25519, 7);

    @Test
    void noEvidenceMadeOfHonestBytesConvictsAnHonestNode() {
        int convicted = 0;
        int heard = 0;
        for (long seed = 0; seed < HEIGHTS; seed++) {
            Random random = new Random(seed);
            HonestHeight height = new HonestHeight(Voices.of(chain, 2), random);
            for (Evidence evidence : evidence(height, random)) {
                Bytes bytes = EvidenceCodec.encode(evidence);
                boolean holds = hear(bytes);
                heard++;
                convicted += holds ? 1 : 0;
                assertThat(holds && height.isHonest(evidence.accused()))
                        .as("seed %d: %s", seed, evidence)
                        .isFalse();
                mutated(random, bytes, height, seed);
            }
        }
        assertThat(heard).isGreaterThan(HEIGHTS * 50);
        assertThat(convicted).as("liars do get caught").isGreaterThan(HEIGHTS);
    }

    /** A changed bit may spoil evidence, or leave it as it is for the very same liar; it never finds another one. */
    private void mutated(Random random, Bytes bytes, HonestHeight height, long seed) {
        byte[] changed = bytes.toArray();
        changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        Bytes other = Bytes.of(changed);
        try {
            Evidence evidence = EvidenceCodec.decode(other);
            assertThat(hear(other) && height.isHonest(evidence.accused()))
                    .as("seed %d, mutated: %s", seed, evidence)
                    .isFalse();
        } catch (MalformedException expected) {
            assertThat(expected).hasMessageContaining(":");
        }
    }

    private boolean hear(Bytes evidence) {
        Effects effects = new Effects(chain.suite, chain.genesis, chain.state());
        BlockContext block = new BlockContext(chain.chain, 2, chain.time(), 0, new NothingToOpen());
        return new Misconducts(chain.suite, chain.chain, effects)
                .objection(block, evidence)
                .isEmpty();
    }

    /** Everything against everybody, as far as it has the right shape. */
    private static List<Evidence> evidence(HonestHeight height, Random random) {
        List<Evidence> all = new ArrayList<>();
        for (Proposed one : height.proposals) {
            height.proposals.forEach(other -> all.add(new Evidence.TwoProposals(one.envelope(), other.envelope())));
            Justification other = pick(random, height.proposals).justification();
            all.add(new Evidence.UnjustifiedProposal(one.envelope(), one.justification()));
            all.add(new Evidence.UnjustifiedProposal(one.envelope(), other));
            all.add(new Evidence.UnjustifiedProposal(
                    one.envelope(),
                    new Justification(
                            one.justification().parent(),
                            other.timeouts(),
                            one.justification().quorum())));
            all.add(new Evidence.MajorityRejects(one.envelope(), height.rejects));
        }
        for (int i = 0; i < 60; i++) {
            Vote one = pick(random, height.votes);
            Vote other = pick(random, height.votes);
            all.add(new Evidence.TwoVotes(one, other));
            Reported reported = pick(random, height.reports);
            all.add(new Evidence.CommitDenied(
                    new Vote(
                            Vote.Phase.COMMIT,
                            one.height(),
                            one.round(),
                            one.block(),
                            one.envelope(),
                            one.signer(),
                            one.signature()),
                    reported.round(),
                    reported.report()));
            Proposed proposed = pick(random, height.proposals);
            all.add(new Evidence.UnjustifiedPrepare(
                    one, proposed.envelope(), pick(random, height.proposals).justification()));
        }
        return all.stream().filter(HonestNodesTest::canBeWritten).toList();
    }

    private static boolean canBeWritten(Evidence evidence) {
        return evidence instanceof Evidence.MajorityRejects(var envelope, List<Reject> rejects)
                ? !rejects.isEmpty()
                : !(evidence instanceof Evidence.TwoVotes(Vote one, Vote other)) || one.phase() == other.phase();
    }

    private static <T> T pick(Random random, List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    /** Nobody seals anything here. */
    private record NothingToOpen() implements energy.wattle.ledger.Unsealing {

        @Override
        public boolean isPair(Bytes publicKey, Bytes secret) {
            return false;
        }

        @Override
        public Optional<Bytes> open(
                Bytes secret, String session, energy.wattle.ledger.KeyId sender, long sequence, Bytes sealedPayload) {
            return Optional.empty();
        }
    }
}
