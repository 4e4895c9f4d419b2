package energy.wattle.ledger.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import energy.wattle.ledger.BlockHeader;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.Certificate;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.ValidatorSet;
import energy.wattle.ledger.core.Certificates.Check;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Source: Ledger, Parameters (f and q); One height, rules 14 and 15. */
class CertificatesTest {

    private static final CryptoSuite SUITE = CryptoSuites.ED25519;

    private final TestChain chain = new TestChain(SUITE, "market", 4, Optional.empty());
    private final BlockHeader header =
            chain.append(List.of(), context -> List.of()).header();
    private final Certificate full = chain.certify(header, chain.team(), 2);

    @ParameterizedTest
    @CsvSource({"1, 0, 1", "2, 0, 2", "3, 0, 2", "4, 1, 3", "7, 2, 5", "50, 16, 34", "100, 33, 67", "150, 49, 100"})
    void quorumsAreThoseOfTheDesign(int n, int f, int q) {
        ValidatorSet set = TestChain.Team.of(SUITE, "v", n).set();

        assertThat(set.faulty()).isEqualTo(f);
        assertThat(set.quorum()).isEqualTo(q);
        assertThat(2 * q - n).as("two quorums share an honest node").isGreaterThan(f);
    }

    @ParameterizedTest
    @MethodSource("energy.wattle.ledger.core.CryptoSuitesTest#suites")
    void aQuorumOfCommitsMakesABlockFinal(CryptoSuite suite) {
        for (int n : List.of(1, 4, 7)) {
            TestChain grown = new TestChain(suite, "market", n, Optional.empty());
            BlockHeader block = grown.append(List.of(), context -> List.of()).header();
            Certificate certificate = grown.certify(block, grown.team(), 1);
            ValidatorSet set = grown.team().set();

            assertThat(Certificates.check(suite, set, block, certificate)).isEqualTo(Check.VALID);
            assertThat(Certificates.check(suite, set, block, Certificates.trimmed(certificate, set)))
                    .isEqualTo(Check.VALID);
            assertThat(Certificates.check(suite, set, block, withVotes(certificate, set.quorum() - 1)))
                    .isEqualTo(Check.TOO_FEW_VOTES);
        }
    }

    @Test
    void votesForAnotherBlockRoundOrEnvelopeAreNotThisOnes() {
        ValidatorSet set = chain.team().set();
        BlockHeader other = Samples.header(new Random(1));

        assertThat(Certificates.check(SUITE, set, other, full)).isEqualTo(Check.WRONG_BLOCK);
        assertThat(check(new Certificate(1, 3, full.block(), full.envelope(), full.votes())))
                .isEqualTo(Check.BAD_SIGNATURE);
        assertThat(check(new Certificate(1, 2, full.block(), Samples.hash(new Random(2)), full.votes())))
                .isEqualTo(Check.BAD_SIGNATURE);
        assertThat(check(new Certificate(2, 2, full.block(), full.envelope(), full.votes())))
                .isEqualTo(Check.WRONG_BLOCK);
        assertThat(check(new Certificate(1, 2, full.envelope(), full.envelope(), full.votes())))
                .isEqualTo(Check.WRONG_BLOCK);
    }

    @Test
    void strangersVotesAndVotesUnderAnothersNameDoNotCount() {
        ValidatorSet strangers = TestChain.Team.of(SUITE, "strangers", 4).set();
        List<Certificate.Vote> renumbered = new ArrayList<>();
        for (Certificate.Vote vote : full.votes()) {
            renumbered.add(new Certificate.Vote(vote.validator() + 1, vote.signature()));
        }
        List<Certificate.Vote> oneTwice = List.of(
                full.votes().get(0),
                new Certificate.Vote(1, full.votes().get(0).signature()),
                full.votes().get(2));
        List<Certificate.Vote> beyond = new ArrayList<>(full.votes());
        beyond.add(new Certificate.Vote(4, full.votes().get(0).signature()));

        assertThat(Certificates.check(SUITE, strangers, header, full)).isEqualTo(Check.WRONG_VALIDATORS);
        assertThat(check(withVotes(renumbered))).isEqualTo(Check.BAD_SIGNATURE);
        assertThat(check(withVotes(oneTwice))).isEqualTo(Check.BAD_SIGNATURE);
        assertThat(check(withVotes(beyond))).isEqualTo(Check.UNKNOWN_VALIDATOR);
    }

    @Test
    void aValidatorVotesOnceAndHasOneKey() {
        List<Certificate.Vote> twice = List.of(full.votes().get(0), full.votes().get(0));
        List<Validator> reversed = new ArrayList<>(chain.team().set().members());
        Collections.reverse(reversed);
        Bytes key = reversed.getFirst().publicKey();

        assertThatIllegalArgumentException().isThrownBy(() -> withVotes(twice));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValidatorSet(reversed));
        assertThatIllegalArgumentException().isThrownBy(() -> new ValidatorSet(List.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ValidatorSet(
                        List.of(new Validator(new NodeId("a"), key), new Validator(new NodeId("b"), key))));
    }

    private Check check(Certificate certificate) {
        return Certificates.check(SUITE, chain.team().set(), header, certificate);
    }

    private Certificate withVotes(List<Certificate.Vote> votes) {
        return new Certificate(full.height(), full.round(), full.block(), full.envelope(), votes);
    }

    private static Certificate withVotes(Certificate certificate, int count) {
        return new Certificate(
                certificate.height(),
                certificate.round(),
                certificate.block(),
                certificate.envelope(),
                certificate.votes().subList(0, count));
    }
}
