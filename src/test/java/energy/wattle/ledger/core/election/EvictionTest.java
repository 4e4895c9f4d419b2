package energy.wattle.ledger.core.election;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.ledger.ElectionFact.Move;
import energy.wattle.ledger.ElectionFact.Moved;
import energy.wattle.ledger.Hash;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.NodeId;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.VerdictFact;
import energy.wattle.ledger.VerdictFact.Alarm;
import energy.wattle.ledger.VerdictFact.Cause;
import energy.wattle.ledger.core.CryptoSuite;
import energy.wattle.ledger.core.CryptoSuites;
import energy.wattle.ledger.core.ElectionChain;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.core.consensus.Evidence;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** Source: Ledger, rules 10, 23, 24 and 26. */
@ParameterizedClass
@ValueSource(strings = {"ed25519", "sm"})
class EvictionTest {

    private final CryptoSuite suite;
    private ElectionChain chain;

    EvictionTest(String suite) {
        this.suite = CryptoSuites.named(suite).orElseThrow();
        chain = ElectionChain.main(this.suite, 7);
    }

    private static NodeId node(int number) {
        return ElectionChain.node(number);
    }

    @Test
    void anEvictedDelegateLeadsNoMoreAtOnceAndVotesUntilTheEpochsEnd() {
        evict(0);

        assertThat(chain.electorate().election().delegates())
                .as("the first candidate takes the place")
                .containsExactly(node(1));
        assertThat(chain.electorate().election().candidates()).isEmpty();
        assertThat(chain.electorate().election().answering()).doesNotContain(node(0));
        assertThat(chain.voters()).contains(node(0));
        long height = chain.height();
        chain.endOfEpoch();
        assertThat(moves()).containsExactly(new Moved(node(0), Move.EVICTED, 1));
        assertThat(chain.voters()).hasSize(6).doesNotContain(node(0));
        assertThat(chain.header(height).validators())
                .isEqualTo(chain.header(height).nextValidators());
        assertThat(chain.header(chain.height()).nextValidators())
                .isNotEqualTo(chain.header(chain.height()).validators());
        chain.block();
        assertThat(chain.header(chain.height()).validators())
                .isEqualTo(chain.header(chain.height() - 1).nextValidators());
        assertThat(chain.electorate().election().evicted()).isEmpty();
    }

    @Test
    void evidenceOfTheEpochBeforeStillCountsAndOlderOneOnlyForSevenDays() {
        Voices early = Voices.of(chain, 2);
        Evidence evidence = two(early, 3);
        Evidence later = two(early, 4);
        chain.endOfEpoch();
        chain.endOfEpoch();
        assertThat(show(evidence)).isEmpty();
        chain.endOfEpoch();
        chain.block(0, chain.time() + 8 * 24 * ElectionChain.HOUR);
        assertThat(show(later)).contains("TOO_OLD");
    }

    @Test
    void asManyAsFAreEvictedWithoutAReviewAndTheNextOnesAreHeld() {
        evict(0);
        evict(1);
        assertThat(show(two(2))).isEmpty();

        assertThat(chain.electorate().election().evicted()).containsExactly(node(0), node(1));
        assertThat(alarms()).contains(new Alarm(Cause.EVICTIONS_HELD, node(2)));
        assertThat(show(two(2))).contains("ALREADY_HELD");
        chain.endOfEpoch();
        assertThat(chain.voters()).hasSize(5).contains(node(2));

        chain.order(new AdminOrder.Review("looked at all three"));
        chain.block();
        assertThat(chain.electorate().election().evicted())
                .as("f of the five that are left is 1")
                .containsExactly(node(2));
        chain.endOfEpoch();
        assertThat(chain.voters()).hasSize(4);
    }

    @Test
    void ofFourNobodyLeavesButTheConvictedLeadsNoMoreAndAnAlarmSaysSo() {
        chain = ElectionChain.main(suite, 4);
        evict(0);
        chain.endOfEpoch();

        assertThat(chain.voters()).hasSize(4);
        assertThat(alarms()).containsExactly(new Alarm(Cause.EVICTED_STILL_VOTES, node(0)));
        assertThat(chain.electorate().untainted()).hasSize(3).doesNotContain(node(0));
        Reports.send(chain, List.of(), (one, other) -> one.equals(node(0)) ? 1 : 1_000);
        chain.endOfEpoch();
        assertThat(chain.electorate().election().answering()).doesNotContain(node(0));
    }

    @Test
    void theReadmittedVotesNextEpochWithAFreshKeyAndIsRankedOneEpochLater() {
        evict(0);
        chain.endOfEpoch();
        chain.order(new AdminOrder.Readmit(node(0), chain.publicKey(node(0).code()), "the old key again"));
        chain.order(new AdminOrder.Readmit(node(0), chain.publicKey("fresh"), "its owner has a new gateway"));
        Reports.send(chain, List.of(), (one, other) -> 1_000);
        chain.endOfEpoch();
        assertThat(carried()).containsExactly("KEY_EXISTS", "");
        assertThat(chain.voters()).contains(node(0));
        assertThat(chain.electorate().election().answering()).hasSize(6).doesNotContain(node(0));

        chain.rekey(node(0), "fresh");
        Reports.send(chain, List.of(), (one, other) -> 1_000);
        chain.endOfEpoch();
        assertThat(chain.electorate().election().answering()).hasSize(7).contains(node(0));
        assertThat(show(two(Voices.of(chain, chain.height() + 1), 0)))
                .as("by the new key")
                .isEmpty();
    }

    @Test
    void theOldKeyOfAnEvictedNodeSendsNothingMore() {
        LedgerRecord late = chain.record(node(0).code(), RecordKind.EVIDENCE, Voices.payload(two(1)));
        evict(0);
        chain.endOfEpoch();

        assertThat(chain.mayStand(late)).isFalse();
    }

    @Test
    void contradictingRecordsSuspendTheirOriginatorAndNobodyElse() {
        LedgerRecord one =
                chain.record(node(3).code(), RecordKind.READY, new ReadyRecord(1, chain.stateRoot()).encode());
        LedgerRecord other = other(one);
        Hash same = accuse(one, one);
        Hash evidence = accuse(one, other);
        chain.block();
        assertThat(chain.voidReason(same)).contains("NO_CONTRADICTION");
        assertThat(chain.voidReason(evidence)).isEmpty();
        assertThat(chain.electorate().election().evicted()).isEmpty();
        assertThat(chain.voters()).contains(node(3));

        LedgerRecord next = chain.record(node(3).code(), RecordKind.EVIDENCE, Voices.payload(two(1)));
        assertThat(chain.mayStand(next)).isFalse();
        chain.order(new AdminOrder.Lift(one.sender(), "a restored back-up"));
        chain.block();
        assertThat(chain.mayStand(next)).isTrue();
    }

    private LedgerRecord other(LedgerRecord record) {
        LedgerRecord unsigned = new LedgerRecord(
                record.version(),
                record.chain(),
                record.kind(),
                record.sender(),
                record.sequence(),
                record.expiryHeight() + 1,
                record.payload(),
                record.signature());
        return Signing.signed(chain.suite, chain.secret(node(3)), unsigned);
    }

    private Hash accuse(LedgerRecord one, LedgerRecord other) {
        return chain.submit(
                node(6),
                RecordKind.EVIDENCE,
                new EvidenceRecord.TwoRecords(chain.publicKey(node(3).code()), one, other).encode());
    }

    private void evict(int number) {
        assertThat(show(two(number))).isEmpty();
    }

    private Evidence two(int number) {
        return two(Voices.of(chain, chain.height() + 1), number);
    }

    private static Evidence two(Voices voices, int number) {
        return new Evidence.TwoProposals(
                voices.fresh(voices.voters().indexOf(node(number)), Voices.block("a")),
                voices.fresh(voices.voters().indexOf(node(number)), Voices.block("b")));
    }

    /** Why the evidence is void, brought by a node that nobody accuses. */
    private Optional<String> show(Evidence evidence) {
        Hash record = chain.submit(chain.voters().getLast(), RecordKind.EVIDENCE, Voices.payload(evidence));
        chain.block();
        return chain.voidReason(record);
    }

    private List<Moved> moves() {
        return chain.results(Moved.KIND).stream().map(Moved::decode).toList();
    }

    private List<Alarm> alarms() {
        return chain.results(Alarm.KIND).stream().map(Alarm::decode).toList();
    }

    private List<String> carried() {
        return chain.results(VerdictFact.Carried.KIND).stream()
                .map(VerdictFact.Carried::decode)
                .map(VerdictFact.Carried::refusal)
                .toList();
    }
}
