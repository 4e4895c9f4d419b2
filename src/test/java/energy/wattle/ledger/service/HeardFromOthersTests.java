package energy.wattle.ledger.service;

import static org.assertj.core.api.Assertions.assertThat;

import energy.wattle.database.OnTestDatabase;
import energy.wattle.ledger.Bytes;
import energy.wattle.ledger.ClockAuthority;
import energy.wattle.ledger.ClockTick;
import energy.wattle.ledger.KeyId;
import energy.wattle.ledger.KeyName;
import energy.wattle.ledger.LedgerRecord;
import energy.wattle.ledger.RecordKind;
import energy.wattle.ledger.StateChange;
import energy.wattle.ledger.Validator;
import energy.wattle.ledger.WireWriter;
import energy.wattle.ledger.core.ChainHashes;
import energy.wattle.ledger.core.Signing;
import energy.wattle.ledger.wire.peer.PeerCertificate;
import energy.wattle.ledger.wire.peer.PeerName;
import energy.wattle.ledger.wire.peer.PeerRole;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What another process says is believed for its signature, whoever brings it. Source: Ledger, Two tiers; Time; rule 31.
 */
@SpringBootTest(
        classes = MarketLoopTests.LedgerAlone.class,
        properties = {"wattle.ledger.runs-market=false", "wattle.ledger.secret-file=target/test.secret"})
@OnTestDatabase
class HeardFromOthersTests {

    private static final Instant START = Instant.parse("2024-06-02T22:00:00Z");
    private static final int KEYS = 106; // table of the election's state

    @Autowired
    private MarketLoop loop;

    @Autowired
    private Chains chains;

    @Autowired
    private NodeStores stores;

    @Autowired
    private DerivedKeystore keystore;

    @Autowired
    private RecordExchange records;

    @Autowired
    private TransactionOperations transactions;

    private Chain main;

    @BeforeEach
    void found() {
        loop.settle(START);
        main = chains.main().orElseThrow();
    }

    @Test
    void aRecordToldBySomebodyElseIsKeptIfItsSenderHasSignedIt() {
        KeyName edge = KeyName.of("edge-cluster", "Z1");
        LedgerRecord good = signed(edge, keystore.signingSecret(edge), 5);
        assertThat(records.hear(main, good, "edge-Z2")).as("news").isTrue();
        assertThat(records.hear(main, good, "edge-Z2")).as("no news any more").isFalse();
        assertThat(waiting()).containsOnlyOnce(id(good));
    }

    @Test
    void aRecordThatItsSenderHasNotSignedIsNotKeptWhoeverTellsIt() {
        KeyName edge = KeyName.of("edge-cluster", "Z1");
        LedgerRecord forged = signed(edge, keystore.signingSecret(KeyName.of("edge-cluster", "Z2")), 6);
        LedgerRecord stranger = Signing.signed(
                main.suite(),
                keystore.signingSecret(KeyName.of("somebody", "else")),
                record(keystore.keyId(KeyName.of("somebody", "else")), 1));
        LedgerRecord good = signed(edge, keystore.signingSecret(edge), 7);
        LedgerRecord changed = new LedgerRecord(
                good.version(),
                good.chain(),
                good.kind(),
                good.sender(),
                good.sequence() + 1,
                good.expiryHeight(),
                good.payload(),
                good.signature());
        for (LedgerRecord bad : List.of(forged, stranger, changed)) {
            assertThat(records.hear(main, bad, "edge-Z2")).isFalse();
            assertThat(waiting()).doesNotContain(id(bad));
        }
    }

    @Test
    void onlyTheCloudsTicksCountAndNoneTwice() {
        List<ClockTick> followed = new ArrayList<>();
        ClockTick tick = new ClockTick(START, 60, false, Optional.empty());
        ClockTicks ticks = ticks(Optional.empty(), followed);
        Parcel.Tick good = ticks(Optional.of(() -> tick), new ArrayList<>())
                .tell()
                .orElseThrow()
                .tick();
        Parcel.Tick forged = new Parcel.Tick(good.number() + 1, good.tick(), good.signature());
        Parcel.Tick faster =
                new Parcel.Tick(good.number(), new ClockTick(START, 600, false, Optional.empty()), good.signature());
        Parcel.Tick stranger = new Parcel.Tick(
                good.number() + 2,
                tick,
                main.suite()
                        .sign(
                                keystore.signingSecret(KeyName.of("edge-cluster", "Z1")),
                                Bytes.ofUtf8("wattle/clock-tick")));
        List.of(forged, faster, stranger).forEach(bad -> ticks.hear(main, bad));
        assertThat(followed).isEmpty();
        ticks.hear(main, good);
        ticks.hear(main, good);
        assertThat(followed).containsExactly(tick);
    }

    @Test
    void aTickAfterARestartIsAboveThoseBeforeItThoughTheClockWasSetBack() {
        ClockTick tick = new ClockTick(START, 60, false, Optional.empty());
        long[] reserved = {1_000_000};
        ClockTicks.Numbers numbers = () -> reserved[0] += 100_000;
        Parcel.Tick before = restarted(tick, numbers);
        Parcel.Tick after = restarted(tick, numbers);
        assertThat(after.number()).isGreaterThan(before.number());
    }

    @Test
    void aProcessIsLinkedAsLongAsItsNodesKeysHaveTheirRights() {
        NodeAdmission admission = new NodeAdmission(chains, stores);
        Validator node = main.genesis().validators().members().getFirst();
        KeyId key = ChainHashes.keyId(main.suite(), node.publicKey());
        KeyId unknown = keystore.keyId(KeyName.of("somebody", "else"));
        assertThat(admission.objection(certificate(Set.of(key, unknown)))).isEmpty();
        assertThat(admission.objection(certificate(Set.of()))).isEmpty();
        Bytes retired = new WireWriter()
                .text(1, node.id().code())
                .bytes(2, node.publicKey())
                .uint(3, 1)
                .finish();
        transactions.executeWithoutResult(status -> {
            status.setRollbackOnly();
            stores.states()
                    .apply(
                            main.number(),
                            List.of(new StateChange(KEYS, key.hash().bytes(), Optional.of(retired))));
            assertThat(admission.objection(certificate(Set.of(unknown, key))))
                    .contains("its node key %s has lost its rights on market".formatted(key));
            assertThat(admission.objection(certificate(Set.of(unknown)))).isEmpty();
        });
    }

    private Parcel.Tick restarted(ClockTick tick, ClockTicks.Numbers numbers) {
        return new ClockTicks(chains, keystore, Optional.of(() -> tick), Optional.empty(), numbers)
                .tell()
                .orElseThrow()
                .tick();
    }

    private ClockTicks ticks(Optional<ClockAuthority> authority, List<ClockTick> followed) {
        return new ClockTicks(chains, keystore, authority, Optional.of(followed::add), () -> 1_000);
    }

    private LedgerRecord signed(KeyName sender, Bytes secret, long sequence) {
        return Signing.signed(main.suite(), secret, record(keystore.keyId(sender), (1L << 50) + sequence));
    }

    private LedgerRecord record(KeyId sender, long sequence) {
        return new LedgerRecord(
                1,
                main.id(),
                RecordKind.ANCHOR,
                sender,
                sequence,
                records.height(main) + 50,
                Bytes.ofUtf8("anything"),
                Bytes.of(new byte[64]));
    }

    private energy.wattle.ledger.Hash id(LedgerRecord record) {
        return RecordExchange.pending(main, record).id();
    }

    private List<energy.wattle.ledger.Hash> waiting() {
        return stores.pending().of(main.number(), 1_000).stream()
                .map(pending -> pending.id())
                .toList();
    }

    private static PeerCertificate certificate(Set<KeyId> keys) {
        return new PeerCertificate(new PeerName("gateway-P1", PeerRole.GATEWAY), keys, BigInteger.ONE, START);
    }
}
